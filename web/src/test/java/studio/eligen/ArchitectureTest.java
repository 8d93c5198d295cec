package studio.eligen;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import studio.eligen.engine.fixtures.ModuleRules;

/** The arrows of the web: the program → HTTP → open conversations → the agent's Studio. */
@AnalyzeClasses(locations = ModuleRules.OwnClasses.class)
class ArchitectureTest {

  private static final String PROGRAM = "studio.eligen";
  private static final String WEB = "studio.eligen.web..";
  private static final String CONVERSATION = "studio.eligen.web.conversation..";
  private static final String HTTP = "studio.eligen.web.http..";

  @ArchTest static final ArchTests as_every_module = ArchTests.in(ModuleRules.class);

  /** The benchmark times libtorch's bare operators beside the engine's pass. */
  @ArchTest
  static final ArchRule only_the_engine_and_its_benchmark_use_djl =
      noClasses()
          .that()
          .haveSimpleNameNotStartingWith("Bare")
          .should()
          .dependOnClassesThat(inside("ai.djl.."));

  /** Likewise; and the commands read and write safetensors. */
  @ArchTest
  static final ArchRule the_inside_of_the_engine_is_its_own =
      noClasses()
          .that()
          .haveSimpleNameNotStartingWith("Bare")
          .and()
          .doNotHaveSimpleName("Benchmark")
          .should()
          .dependOnClassesThat(inside(ModuleRules.INSIDE_THE_ENGINE));

  @ArchTest
  static final ArchRule the_agent_alone_talks_to_models_terminals_and_databases =
      noClasses()
          .should()
          .dependOnClassesThat(
              inside("dev.langchain4j..", "dev.failsafe..", "org.jline..")
                  .or(ModuleRules.DATABASES));

  @ArchTest
  static final ArchRule only_the_web_speaks_http_to_browsers =
      noClasses()
          .that()
          .resideOutsideOfPackage(WEB)
          .should()
          .dependOnClassesThat(inside("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet.."));

  /** Open conversations are what a server does, whatever asks for it. */
  @ArchTest
  static final ArchRule open_conversations_know_nothing_of_http =
      noClasses()
          .that()
          .resideInAPackage(CONVERSATION)
          .should()
          .dependOnClassesThat(inside(HTTP, "io.javalin..", "org.eclipse.jetty..", "jakarta.."));

  @ArchTest
  static final ArchRule the_web_leaves_the_terminal_alone =
      noClasses()
          .that()
          .resideInAPackage(WEB)
          .should()
          .dependOnClassesThat(inside("studio.eligen.agent.terminal..", PROGRAM));

  private static DescribedPredicate<JavaClass> inside(String... packages) {
    return resideInAnyPackage(packages);
  }
}
