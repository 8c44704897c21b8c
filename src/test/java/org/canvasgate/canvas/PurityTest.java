package org.canvasgate.canvas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Random;
import org.canvasgate.committee.Quorum;
import org.canvasgate.consultation.ConsultationEvidence;
import org.canvasgate.consultation.ResponsibilityClarity;
import org.canvasgate.maintenance.MaintenanceEvidence;
import org.canvasgate.maintenance.Plan;
import org.canvasgate.maintenance.Sustainability;
import org.canvasgate.operation.Drift;
import org.canvasgate.operation.PromiseKeeping;
import org.junit.jupiter.api.Test;

class PurityTest {
  private final JavaClasses canvas =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.canvasgate.canvas");

  @Test
  void the_measure_depends_on_nothing_but_the_jdk() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.canvasgate.canvas")
        .check(canvas);
  }

  @Test
  void the_measure_has_no_clock_and_no_randomness_without_a_seed() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.time..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Random.class)
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callConstructor(java.util.SplittableRandom.class)
        .check(canvas);
  }

  @Test
  void the_gates_arithmetic_knows_the_measure_and_the_jdk_alone() {
    JavaClasses arithmetic =
        new ClassFileImporter()
            .importClasses(
                Quorum.class,
                ConsultationEvidence.class,
                ResponsibilityClarity.class,
                MaintenanceEvidence.class,
                Plan.class,
                Sustainability.class,
                Drift.class,
                PromiseKeeping.class);
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.canvasgate..")
        .check(arithmetic);
  }
}
