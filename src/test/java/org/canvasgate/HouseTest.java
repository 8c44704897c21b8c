package org.canvasgate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The house as docs and ARCHITECTURE draw it: who may know whom. */
@AnalyzeClasses(packages = "org.canvasgate", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

  @ArchTest
  static final ArchRule the_measure_knows_nobody =
      classes()
          .that()
          .resideInAPackage("..canvasgate.canvas..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("org.canvasgate.canvas..", "java..");

  @ArchTest
  static final ArchRule the_form_contract_knows_no_room =
      noClasses()
          .that()
          .resideInAPackage("org.canvasgate.form..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.canvasgate.canvas..",
              "org.canvasgate.proposal..",
              "org.canvasgate.review..",
              "org.canvasgate.consultation..",
              "org.canvasgate.maintenance..",
              "org.canvasgate.operation..",
              "org.canvasgate.committee..",
              "org.canvasgate.record..",
              "org.canvasgate.tracking..",
              "org.canvasgate.diagram..",
              "org.canvasgate.identity..",
              "org.canvasgate.engine..");

  @ArchTest
  static final ArchRule only_few_rooms_name_the_engine =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.canvasgate..process..",
              "org.canvasgate.engine..",
              "org.canvasgate.diagram..",
              "org.canvasgate.identity..",
              "org.canvasgate.sample..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.camunda..");

  @ArchTest
  static final ArchRule nobody_knows_the_pages =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.canvasgate.tracking..", "org.canvasgate.sample..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.canvasgate.tracking..");

  @ArchTest
  static final ArchRule nobody_knows_the_samples =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.canvasgate", "org.canvasgate.sample..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.canvasgate.sample..");

  @ArchTest
  static final ArchRule the_committee_knows_no_gate =
      noClasses()
          .that()
          .resideInAPackage("org.canvasgate.committee..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.canvasgate.proposal..",
              "org.canvasgate.review..",
              "org.canvasgate.consultation..",
              "org.canvasgate.maintenance..",
              "org.canvasgate.operation..");

  @ArchTest
  static final ArchRule rooms_do_not_go_round_in_circles =
      slices().matching("org.canvasgate.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nobody_reads_the_clock_on_the_wall =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.canvasgate.engine..", "org.canvasgate.database..")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  private static final String SEVERITY = "org\\.canvasgate\\.canvas\\.(Severity|TwoWay).*";

  /** How strict a member is on the whole is advice to people and never part of a score. */
  @ArchTest
  static final ArchRule severity_is_never_applied =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.canvasgate.committee.statistics..")
          .and()
          .haveNameNotMatching(SEVERITY)
          .should()
          .dependOnClassesThat()
          .haveNameMatching(SEVERITY);
}
