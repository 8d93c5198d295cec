package studio.eligen;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.Region;

/**
 * The arrows of the house: terminal and web → Studio → designer, render, store → design; render →
 * engine.
 *
 * <p>The agent's root holds its façade and also the words that the packages below it speak, so
 * cycles are looked for among those below. The engine's own rules stand beside it.
 */
@AnalyzeClasses(packages = "studio.eligen", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ENGINE = "studio.eligen.engine..";
  private static final String AGENT = "studio.eligen.agent..";
  private static final String STUDIO = "studio.eligen.agent";
  private static final String DESIGN = "studio.eligen.agent.design..";
  private static final String DESIGNER = "studio.eligen.agent.designer..";
  private static final String RENDER = "studio.eligen.agent.render..";
  private static final String STORE = "studio.eligen.agent.store..";
  private static final String TERMINAL = "studio.eligen.agent.terminal..";
  private static final String WEB = "studio.eligen.web..";
  private static final String PROGRAM = "studio.eligen";

  private static final DescribedPredicate<JavaClass> REGIONS = belongToAnyOf(Region.class);

  /** Of the engine, what says nothing of rendering: where things are, and that work shall stop. */
  private static final DescribedPredicate<JavaClass> REGIONS_AND_STOPPING =
      REGIONS.or(belongToAnyOf(Cancellation.class));

  /** The benchmark times libtorch's bare operators beside the engine's pass. */
  @ArchTest
  static final ArchRule only_the_engine_and_its_benchmark_use_djl =
      noClasses()
          .that()
          .resideOutsideOfPackage(ENGINE)
          .and()
          .doNotHaveSimpleName("BareOperators")
          .should()
          .dependOnClassesThat(inside("ai.djl.."));

  @ArchTest
  static final ArchRule only_the_designer_of_models_uses_langchain4j =
      noClasses()
          .that()
          .resideOutsideOfPackage("studio.eligen.agent.designer.mllm..")
          .should()
          .dependOnClassesThat(inside("dev.langchain4j..", "dev.failsafe.."));

  @ArchTest
  static final ArchRule the_design_is_plain_java_with_the_engines_regions =
      classes()
          .that()
          .resideInAPackage(DESIGN)
          .should()
          .onlyDependOnClassesThat(inside("java..", DESIGN).or(REGIONS))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule designer_render_and_store_know_nothing_above_them =
      noClasses()
          .that()
          .resideInAnyPackage(DESIGNER, RENDER, STORE)
          .should()
          .dependOnClassesThat(inside(STUDIO, TERMINAL, WEB, PROGRAM))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule the_designer_leaves_the_engine_to_render =
      noClasses()
          .that()
          .resideInAPackage(DESIGNER)
          .should()
          .dependOnClassesThat(inside(ENGINE).and(not(REGIONS_AND_STOPPING)))
          .allowEmptyShould(true);

  /** Files are written and read safely in one way only: the engine's. */
  @ArchTest
  static final ArchRule the_store_uses_the_engine_for_files_only =
      noClasses()
          .that()
          .resideInAPackage(STORE)
          .should()
          .dependOnClassesThat(
              inside(ENGINE)
                  .and(not(REGIONS))
                  .and(
                      not(
                          inside(
                              "studio.eligen.engine.files..",
                              "studio.eligen.engine.image..",
                              "studio.eligen.engine.recipe.."))))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule only_the_store_talks_to_a_database =
      noClasses()
          .that()
          .resideOutsideOfPackage(STORE)
          .should()
          .dependOnClassesThat(
              inside(
                  "java.sql..",
                  "javax.sql..",
                  "org.jdbi..",
                  "org.sqlite..",
                  "org.flywaydb..",
                  "com.zaxxer.."));

  @ArchTest
  static final ArchRule the_studio_knows_neither_of_its_faces =
      noClasses()
          .that()
          .resideInAPackage(STUDIO)
          .should()
          .dependOnClassesThat(inside(TERMINAL, WEB, PROGRAM))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule the_agent_knows_nothing_of_the_web =
      noClasses()
          .that()
          .resideInAPackage(AGENT)
          .should()
          .dependOnClassesThat(inside(WEB, PROGRAM, "io.javalin.."))
          .allowEmptyShould(true);

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
          .resideInAPackage("studio.eligen.web.conversation..")
          .should()
          .dependOnClassesThat(inside("studio.eligen.web.http..", "io.javalin..", "jakarta.."));

  @ArchTest
  static final ArchRule the_web_leaves_the_terminal_alone =
      noClasses()
          .that()
          .resideInAPackage(WEB)
          .should()
          .dependOnClassesThat(inside(TERMINAL, PROGRAM));

  @ArchTest
  static final ArchRule the_parts_of_the_agent_form_no_cycle =
      slices()
          .matching("studio.eligen.agent.(*)..")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule the_modules_form_no_cycle =
      slices().matching("studio.eligen.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule packages_are_named_for_what_they_do =
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..common..", "..manager..", "..helper..", "..impl..");

  private static DescribedPredicate<JavaClass> inside(String... packages) {
    return resideInAnyPackage(packages);
  }
}
