package org.jamming4j;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.awt.Color;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.optimize.api.TrainingListener;

/** The rules between packages, and what none of them does. */
@AnalyzeClasses(packages = "org.jamming4j", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "org.jamming4j.";

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

  @ArchTest static final ArchRule ARITHMETIC_STANDS_ALONE = importsOnly("arithmetic");
  @ArchTest static final ArchRule RANDOM_STANDS_ALONE = importsOnly("random");
  @ArchTest static final ArchRule MEMORY_STANDS_ALONE = importsOnly("memory");
  @ArchTest static final ArchRule JAMMING_STANDS_ALONE = importsOnly("jamming");

  @ArchTest
  static final ArchRule DATA_IMPORT_THE_GROUND_ALONE =
      importsOnly("data", "arithmetic", "memory", "random");

  @ArchTest static final ArchRule TABLES_IMPORT_THESE_TWO = importsOnly("table", "data", "memory");

  @ArchTest
  static final ArchRule NETWORKS_IMPORT_THE_GROUND_ALONE =
      importsOnly("network", "arithmetic", "memory", "random");

  @ArchTest
  static final ArchRule TRAINING_IMPORTS_THESE =
      importsOnly(
          "training",
          "arithmetic",
          "memory",
          "random",
          "data",
          "network",
          "jamming",
          "tiles",
          "objective");

  @ArchTest static final ArchRule LINALG_IMPORTS_ARITHMETIC = importsOnly("linalg", "arithmetic");

  @ArchTest
  static final ArchRule CURVATURE_IMPORTS_THESE =
      importsOnly(
          "curvature", "arithmetic", "memory", "data", "network", "linalg", "tiles", "objective");

  @ArchTest
  static final ArchRule TILES_IMPORT_THESE_TWO = importsOnly("tiles", "arithmetic", "network");

  @ArchTest
  static final ArchRule OBJECTIVE_IMPORTS_THESE =
      importsOnly("objective", "random", "arithmetic", "data", "network", "jamming", "tiles");

  @ArchTest
  static final ArchRule LISTENERS_ARE_THIN =
      importsOnly("listener", "data", "network", "jamming", "curvature");

  @ArchTest
  static final ArchRule ENSEMBLES_IMPORT_THESE =
      importsOnly("ensemble", "arithmetic", "data", "table", "network", "tiles");

  @ArchTest
  static final ArchRule SWEEPS_IMPORT_NO_FRONT_END =
      importsOnly(
          "sweep",
          "memory",
          "random",
          "data",
          "network",
          "jamming",
          "curvature",
          "listener",
          "objective",
          "training",
          "ensemble");

  @ArchTest
  static final ArchRule CHOICES_IMPORT_THESE =
      importsOnly(
          "choice",
          "memory",
          "random",
          "data",
          "network",
          "jamming",
          "objective",
          "training",
          "ensemble",
          "sweep");

  @ArchTest
  static final ArchRule SEARCHES_ARE_PURE = importsOnly("sweep.search", "jamming", "network");

  @ArchTest
  static final ArchRule NOTHING_IMPORTS_THE_COMMAND_LINE =
      outside("cli..").should().dependOnClassesThat().resideInAPackage(ROOT + "cli..");

  @ArchTest
  static final ArchRule NO_WEKA =
      noClasses().should().dependOnClassesThat().resideInAPackage("weka..");

  @ArchTest
  static final ArchRule SPARK_IN_ITS_PACKAGE =
      outside("sweep.spark")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "org.deeplearning4j.spark..", "scala..");

  @ArchTest
  static final ArchRule ARBITER_IN_ITS_PACKAGE =
      outside("sweep.arbiter..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.deeplearning4j.arbiter..");

  @ArchTest
  static final ArchRule WINDOWS_AND_PICTURES_IN_REPORT =
      outside("report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.awt..", "javax.swing..", "org.jfree..");

  @ArchTest
  static final ArchRule FOREIGN_FUNCTIONS_IN_ARITHMETIC =
      outside("arithmetic..").should().dependOnClassesThat().resideInAPackage("com.sun.jna..");

  @ArchTest
  static final ArchRule LISTENERS_IN_LISTENER =
      classes()
          .that()
          .areAssignableTo(TrainingListener.class)
          .should()
          .resideInAPackage(ROOT + "listener");

  @ArchTest
  static final ArchRule PRINTING_IN_CLI =
      outside("cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule RANDOMNESS_IS_SEEDED =
      noClasses()
          .should()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(StrictMath.class, "random")
          .orShould()
          .callConstructor(Random.class)
          .orShould()
          .callConstructor(SplittableRandom.class)
          .orShould()
          .callMethod(Collections.class, "shuffle", List.class)
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(ThreadLocalRandom.class, SecureRandom.class);

  @ArchTest
  static final ArchRule RANDOMNESS_COMES_FROM_RANDOM =
      outside("random..")
          .should()
          .callConstructor(Random.class, long.class)
          .orShould()
          .callConstructor(SplittableRandom.class, long.class);

  private static GivenClassesConjunction outside(String packageOfOurs) {
    return noClasses().that().resideOutsideOfPackage(ROOT + packageOfOurs);
  }

  private static ArchRule importsOnly(String own, String... others) {
    String[] allowed = new String[others.length + 1];
    allowed[0] = ROOT + own + "..";
    for (int i = 0; i < others.length; i++) {
      allowed[i + 1] = ROOT + others[i] + "..";
    }
    return classes()
        .that(resideInAPackage(ROOT + own + ".."))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(allowed).or(resideOutsideOfPackage("org.jamming4j..")));
  }

  @ArchTest
  static void rules_brokenOnPurpose_fail(JavaClasses ours) {
    assertBroken(PRINTING_IN_CLI, Printer.class);
    assertBroken(LISTENERS_IN_LISTENER, StrayListener.class);
    assertBroken(WINDOWS_AND_PICTURES_IN_REPORT, Painter.class);
    assertBroken(RANDOMNESS_IS_SEEDED, OldGambler.class);
    assertBroken(RANDOMNESS_IS_SEEDED, NewGambler.class);
    assertBroken(RANDOMNESS_IS_SEEDED, SharedGambler.class);
    assertBroken(RANDOMNESS_IS_SEEDED, MathGambler.class);
    assertBroken(RANDOMNESS_IS_SEEDED, Shuffler.class);
    assertBroken(RANDOMNESS_COMES_FROM_RANDOM, SeededGambler.class);
    // a package that imports another than it may
    assertBroken(importsOnly("listener", "data", "network"), ours);
    assertBroken(importsOnly("sweep.search", "network"), ours);
    // what is not on the class path: the same rule with what is
    assertBroken(
        outside("sweep..").should().dependOnClassesThat().resideInAPackage("org.nd4j.."), ours);
  }

  private static void assertBroken(ArchRule rule, Class<?> offender) {
    assertBroken(rule, new ClassFileImporter().importClasses(offender));
  }

  private static void assertBroken(ArchRule rule, JavaClasses offenders) {
    assertThrows(AssertionError.class, () -> rule.check(offenders));
  }

  static final class Printer {
    void print() {
      System.out.println();
    }
  }

  static final class StrayListener extends BaseTrainingListener {}

  static final class Painter {
    Color colour() {
      return Color.RED;
    }
  }

  static final class OldGambler {
    int draw() {
      return new Random().nextInt();
    }
  }

  static final class NewGambler {
    int draw() {
      return new SplittableRandom().nextInt();
    }
  }

  static final class SeededGambler {
    int draw() {
      return new Random(1).nextInt();
    }
  }

  static final class SharedGambler {
    int draw() {
      return ThreadLocalRandom.current().nextInt();
    }
  }

  static final class MathGambler {
    double draw() {
      return Math.random();
    }
  }

  static final class Shuffler {
    void shuffle(List<String> list) {
      Collections.shuffle(list);
    }
  }
}
