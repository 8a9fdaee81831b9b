package org.jamming4j.weka;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = {"org.jamming4j.weka", "weka.classifiers.functions"},
    importOptions = {DoNotIncludeTests.class, ArchitectureTest.OurClassesAlone.class})
class ArchitectureTest {
  /** Weka itself has classes in the same packages, in a jar. */
  static final class OurClassesAlone implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.isJar();
    }
  }

  @ArchTest
  static final ArchRule NOTHING_PRINTS =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule NO_WINDOWS =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("javax.swing..", "weka.gui..");

  @ArchTest
  static final ArchRule FONTS_IN_ONE_PLACE =
      noClasses()
          .that()
          .doNotHaveSimpleName("ResultGlyphs")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.awt..");

  @ArchTest
  static final ArchRule NO_COMMAND_LINE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.jamming4j.cli..", "org.jamming4j.report..");

  @ArchTest
  static final ArchRule ADAPTERS_KNOW_NO_SCHEME =
      noClasses()
          .that()
          .resideInAPackage("org.jamming4j.weka..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("weka\\.classifiers\\.functions\\..*");

  @ArchTest
  static final ArchRule OUR_SCHEME_IS_LOOKED_AT =
      classes().that().haveSimpleName("HingeMLP").should().bePublic();
}
