package studio.eligen;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The map in docs/architecture.md is the one that the imports draw. */
class ArchitectureMapTest {

  private static final String HOUSE = "studio.eligen";
  private static final Path PAGE = Path.of("..", "docs", "architecture.md");

  /** A row of the map: the room, what is in it, and what it uses. */
  private static final Pattern ROW =
      Pattern.compile("^\\| `([a-z.]+)` \\| [^|]+ \\| ([^|]+) \\|$", Pattern.MULTILINE);

  /** The module that stands aside, whose own test has its row. */
  private static final String ASIDE = "spark";

  @Test
  void every_room_stands_on_the_map_with_all_that_it_uses() throws IOException {
    assertThat(asRows(drawn())).isEqualTo(asRows(imported()));
  }

  @Test
  void no_two_classes_share_a_name() {
    Map<String, SortedSet<String>> places = new TreeMap<>();
    house().stream()
        .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
        .forEach(
            type ->
                places
                    .computeIfAbsent(type.getSimpleName(), name -> new TreeSet<>())
                    .add(type.getPackageName()));
    places.values().removeIf(packages -> packages.size() == 1);

    assertThat(places).isEmpty();
  }

  private static SortedMap<String, SortedSet<String>> drawn() throws IOException {
    SortedMap<String, SortedSet<String>> map = new TreeMap<>();
    Matcher row = ROW.matcher(Files.readString(PAGE));
    while (row.find()) {
      SortedSet<String> uses =
          Arrays.stream(row.group(2).split(","))
              .map(use -> use.replace("`", "").strip())
              .filter(use -> !use.equals("nothing"))
              .collect(Collectors.toCollection(TreeSet::new));
      map.put(row.group(1), uses);
    }
    map.remove(ASIDE);
    return map;
  }

  private static SortedMap<String, SortedSet<String>> imported() {
    SortedMap<String, SortedSet<String>> map = new TreeMap<>();
    for (JavaClass type : house()) {
      SortedSet<String> uses = map.computeIfAbsent(room(type), name -> new TreeSet<>());
      type.getDirectDependenciesFromSelf().stream()
          .map(Dependency::getTargetClass)
          .map(JavaClass::getBaseComponentType)
          .filter(target -> target.getPackageName().startsWith(HOUSE))
          .map(ArchitectureMapTest::room)
          .filter(room -> !room.equals(room(type)))
          .forEach(uses::add);
    }
    return map;
  }

  private static String room(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(HOUSE) ? "eligen" : name.substring(HOUSE.length() + 1);
  }

  private static JavaClasses house() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .withImportOption(location -> !location.contains("-tests.jar"))
        .importPackages(HOUSE);
  }

  private static String asRows(SortedMap<String, SortedSet<String>> map) {
    return map.entrySet().stream()
        .map(
            entry ->
                entry.getValue().isEmpty()
                    ? "%s: nothing".formatted(entry.getKey())
                    : "%s: %s".formatted(entry.getKey(), String.join(", ", entry.getValue())))
        .collect(Collectors.joining("\n"));
  }
}
