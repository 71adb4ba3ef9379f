package io.citylake.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which package may know which, in all modules: the command line is the one that sees them all. */
class ArchitectureTest {
  private static final JavaClasses CLASSES = ourOwn();

  /** The ground floor's packages, from the top down: each knows only those that stand below it. */
  private static final List<List<String>> FLOORS =
      List.of(
          List.of("settings"),
          List.of("judge"),
          List.of("sources"),
          List.of("sources.recording"),
          List.of("format.canonical", "format.foreign"),
          List.of("format.numbers"),
          List.of("format.fields", "format.times", "format.units"),
          List.of("format"),
          List.of("reading", "tables"),
          List.of("catalogue"),
          List.of("config", "json"),
          List.of("time"));

  private static JavaClasses ourOwn() {
    // Spark's and Java's are only named: to read them, too, takes several times as long.
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages("io.citylake");
  }

  static IntStream floorsBelowAnother() {
    return IntStream.range(1, FLOORS.size());
  }

  @ParameterizedTest
  @MethodSource("floorsBelowAnother")
  void packageOfTheGroundFloorKnowsNoneAboveIt(int floor) {
    noClasses()
        .that()
        .resideInAnyPackage(packages(List.of(FLOORS.get(floor))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages(FLOORS.subList(0, floor)))
        .check(CLASSES);
  }

  @Test
  void packagesFormNoRing() {
    slices().matching("io.citylake.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void packageStandsInOneModule() {
    TreeMap<String, Set<String>> modules = new TreeMap<>();
    for (JavaClass each : CLASSES) {
      modules
          .computeIfAbsent(each.getPackageName(), name -> new TreeSet<>())
          .add(placeOfItsModule(each));
    }

    assertThat(modules).hasSizeGreaterThan(40);
    assertThat(modules).allSatisfy((name, places) -> assertThat(places).hasSize(1));
  }

  /** The folder or the jar that holds the class's module. */
  private static String placeOfItsModule(JavaClass each) {
    String file = each.getSource().orElseThrow().getUri().toString();
    return file.substring(0, file.length() - (each.getName() + ".class").length());
  }

  private static String[] packages(List<List<String>> floors) {
    return floors.stream()
        .flatMap(List::stream)
        .map(name -> "io.citylake." + name)
        .toArray(String[]::new);
  }
}
