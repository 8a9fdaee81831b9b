package org.jamming4j.benchmark;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Benchmarks know what they measure; nothing but their report and their command knows them. */
@AnalyzeClasses(packages = "org.jamming4j", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "org.jamming4j.";

  @ArchTest
  static final ArchRule BENCHMARKS_IMPORT_WHAT_THEY_MEASURE =
      classes()
          .that()
          .resideInAPackage(ROOT + "benchmark..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      ROOT + "benchmark..",
                      ROOT + "curvature..",
                      ROOT + "data..",
                      ROOT + "jamming..",
                      ROOT + "linalg..",
                      ROOT + "network..",
                      ROOT + "objective..",
                      ROOT + "sweep..",
                      ROOT + "training..",
                      ROOT + "arithmetic..")
                  .or(resideOutsideOfPackage("org.jamming4j..")));

  @ArchTest
  static final ArchRule BENCHMARKS_ARE_FOR_FRONT_ENDS =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + "benchmark..", ROOT + "report..", ROOT + "cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "benchmark..");
}
