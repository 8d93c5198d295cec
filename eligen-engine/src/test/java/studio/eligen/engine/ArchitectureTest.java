package studio.eligen.engine;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import studio.eligen.engine.fixtures.ModuleRules;

/**
 * The arrows of the engine. Its root holds the words that every package may use (requests, regions,
 * refusals) and knows none of them but {@code json}; {@code pipeline} drives the networks and knows
 * them all.
 */
@AnalyzeClasses(locations = ModuleRules.OwnClasses.class)
class ArchitectureTest {

  private static final String ENGINE = "studio.eligen.engine";

  /** Methods that are called once a render. */
  private static final Set<String> BEFORE_THE_STEPS =
      Set.of("rope", "weights", "numbers", "onDevice");

  @ArchTest static final ArchTests as_every_module = ArchTests.in(ModuleRules.class);

  @ArchTest
  static final ArchRule the_root_is_what_all_packages_may_use =
      noClasses()
          .that()
          .resideInAPackage(ENGINE)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(ENGINE + ".*..", "ai.djl..")
                  .and(not(resideInAPackage(ENGINE + ".json"))));

  /**
   * The device works through a step while Java is ahead of it. Whatever reads an array, or brings a
   * number or an array to the device, waits until the device is done.
   */
  @ArchTest
  static final ArchRule nothing_waits_for_the_device_within_the_steps =
      noClasses()
          .that()
          .resideInAPackage(ENGINE + ".flux")
          .or()
          .haveNameMatching(".*\\.(Denoiser|EulerSampler|InpaintFusion)(\\$.*)?")
          .should()
          .callMethodWhere(
              describe(
                  "it waits for the device",
                  call ->
                      call.getTargetOwner().isAssignableTo("ai.djl.ndarray.NDArray")
                              && (call.getName().matches("to(.*Array|ByteBuffer|String|Device)")
                                  || call.getName()
                                      .matches("get(Float|Long|Int|Double|Boolean|Byte|Uint8)")
                                  || call.getTarget().getRawParameterTypes().stream()
                                      .anyMatch(type -> type.isEquivalentTo(Number.class)))
                          || call.getTargetOwner().getSimpleName().equals("Torch")
                              && call.getName().matches("array|rows")
                              && !BEFORE_THE_STEPS.contains(call.getOrigin().getName())));

  /** No chat, no HTTP, no database, no command line: a program that draws brings its own. */
  @ArchTest
  static final ArchRule the_engine_is_a_library =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              ENGINE + "..",
              "java.awt..",
              "java.io..",
              "java.lang..",
              "java.math..",
              "java.nio..",
              "java.security..",
              "java.time..",
              "java.util..",
              "javax.imageio..",
              "com.sun.management..",
              "ai.djl..",
              "com.drew..",
              "com.twelvemonkeys..",
              "com.fasterxml.jackson..",
              "org.slf4j..");
}
