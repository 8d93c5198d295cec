package studio.eligen.spark;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import studio.eligen.engine.fixtures.ModuleRules;

/** The arrows of the module for clusters, and its row in the map of docs/architecture.md. */
@AnalyzeClasses(locations = ModuleRules.OwnClasses.class)
class ArchitectureTest {

  private static final String HOUSE = "studio.eligen.";
  private static final String ROOM = "studio.eligen.spark";

  @ArchTest static final ArchTests as_every_module = ArchTests.in(ModuleRules.class);

  @ArchTest
  static final ArchRule machines_of_a_cluster_have_no_terminal_and_no_archive =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "studio.eligen.agent.terminal..", "studio.eligen.agent.store..", "org.jline.."));

  @ArchTest
  static void the_room_stands_on_the_map_with_all_that_it_uses(JavaClasses classes)
      throws IOException {
    String uses =
        classes.stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .map(Dependency::getTargetClass)
            .map(JavaClass::getBaseComponentType)
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith(HOUSE) && !name.equals(ROOM))
            .map(name -> "`" + name.substring(HOUSE.length()) + "`")
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));

    assertThat(Files.readString(Path.of("..", "docs", "architecture.md")))
        .containsPattern("\\| `spark` \\| [^|]+ \\| " + uses.replace(".", "\\.") + " \\|");
  }
}
