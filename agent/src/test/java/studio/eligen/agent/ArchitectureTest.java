package studio.eligen.agent;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.NumberRange;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.Seed;
import studio.eligen.engine.fixtures.ModuleRules;
import studio.eligen.engine.json.StrictJson;

/**
 * The arrows of the agent: terminal → Studio → designer, render, store → design; render → engine.
 */
@AnalyzeClasses(locations = ModuleRules.OwnClasses.class)
class ArchitectureTest {

  private static final String ENGINE = "studio.eligen.engine..";
  private static final String STUDIO = "studio.eligen.agent";
  private static final String CLI = "studio.eligen.agent.cli..";
  private static final String DESIGN = "studio.eligen.agent.design..";
  private static final String DESIGNER = "studio.eligen.agent.designer..";
  private static final String CONTRACT = "studio.eligen.agent.designer";
  private static final String LANGUAGE = "studio.eligen.agent.designer.language..";
  private static final String LEXICON = "studio.eligen.agent.designer.lexicon..";
  private static final String PLACEMENT = "studio.eligen.agent.designer.placement..";
  private static final String MLLM = "studio.eligen.agent.designer.mllm..";
  private static final String RENDER = "studio.eligen.agent.render..";
  private static final String STORE = "studio.eligen.agent.store..";
  private static final String TERMINAL = "studio.eligen.agent.terminal..";

  private static final DescribedPredicate<JavaClass> REGIONS =
      belongToAnyOf(Region.class, Seed.class, NumberRange.class);

  /** Of the engine, what says nothing of rendering: where things are, and that work shall stop. */
  private static final DescribedPredicate<JavaClass> REGIONS_AND_STOPPING =
      belongToAnyOf(Region.class, Seed.class, NumberRange.class, Cancellation.class);

  @ArchTest static final ArchTests as_every_module = ArchTests.in(ModuleRules.class);

  @ArchTest
  static final ArchRule the_engine_alone_uses_djl =
      noClasses().should().dependOnClassesThat(inside("ai.djl.."));

  @ArchTest
  static final ArchRule the_inside_of_the_engine_is_its_own =
      noClasses().should().dependOnClassesThat(inside(ModuleRules.INSIDE_THE_ENGINE));

  @ArchTest
  static final ArchRule only_the_designer_of_models_uses_langchain4j =
      noClasses()
          .that()
          .resideOutsideOfPackage(MLLM)
          .should()
          .dependOnClassesThat(inside("dev.langchain4j..", "dev.failsafe.."));

  @ArchTest
  static final ArchRule the_design_is_plain_java_with_the_engines_regions =
      classes()
          .that()
          .resideInAPackage(DESIGN)
          .should()
          .onlyDependOnClassesThat(inside("java..", DESIGN).or(REGIONS));

  @ArchTest
  static final ArchRule designer_render_and_store_know_nothing_above_them =
      noClasses()
          .that()
          .resideInAnyPackage(DESIGNER, RENDER, STORE)
          .should()
          .dependOnClassesThat(inside(STUDIO, CLI, TERMINAL));

  @ArchTest
  static final ArchRule designers_know_nothing_of_rendering_and_keeping =
      noClasses()
          .that()
          .resideInAPackage(DESIGNER)
          .should()
          .dependOnClassesThat(inside(RENDER, STORE));

  @ArchTest
  static final ArchRule no_rule_knows_a_model =
      noClasses().that().resideInAPackage(LANGUAGE).should().dependOnClassesThat(inside(MLLM));

  @ArchTest
  static final ArchRule what_is_said_through_a_model_is_read_by_no_rule =
      noClasses().that().resideInAPackage(MLLM).should().dependOnClassesThat(inside(LANGUAGE));

  @ArchTest
  static final ArchRule things_are_placed_alike_whoever_asks =
      noClasses()
          .that()
          .resideInAnyPackage(PLACEMENT, LEXICON)
          .should()
          .dependOnClassesThat(inside(CONTRACT, LANGUAGE, MLLM));

  @ArchTest
  static final ArchRule words_and_facts_are_placed_nowhere =
      noClasses().that().resideInAPackage(LEXICON).should().dependOnClassesThat(inside(PLACEMENT));

  /** A model's vocabulary is read and, if damaged, refused as its other files are. */
  @ArchTest
  static final ArchRule the_designer_leaves_the_engine_to_render =
      noClasses()
          .that()
          .resideInAPackage(DESIGNER)
          .should()
          .dependOnClassesThat(
              inside(ENGINE)
                  .and(not(REGIONS_AND_STOPPING))
                  .and(not(belongToAnyOf(ModelCorrupt.class, StrictJson.class))));

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
                              "studio.eligen.engine.json..",
                              "studio.eligen.engine.recipe.."))));

  @ArchTest
  static final ArchRule only_the_store_talks_to_a_database =
      noClasses()
          .that()
          .resideOutsideOfPackage(STORE)
          .should()
          .dependOnClassesThat(ModuleRules.DATABASES);

  @ArchTest
  static final ArchRule the_studio_knows_neither_of_its_faces =
      noClasses()
          .that()
          .resideInAPackage(STUDIO)
          .should()
          .dependOnClassesThat(inside(CLI, TERMINAL));

  @ArchTest
  static final ArchRule only_the_terminal_steers_one =
      noClasses()
          .that()
          .resideOutsideOfPackage(TERMINAL)
          .should()
          .dependOnClassesThat(inside("org.jline.."));

  @ArchTest
  static final ArchRule only_commands_and_their_options_read_command_lines =
      noClasses()
          .that()
          .resideOutsideOfPackages(CLI, TERMINAL)
          .should()
          .dependOnClassesThat(inside("picocli.."));

  private static DescribedPredicate<JavaClass> inside(String... packages) {
    return resideInAnyPackage(packages);
  }
}
