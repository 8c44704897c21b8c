package org.canvasgate.diagram.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.diagram.cases.ForgottenRelease;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.diagram.release.Deployer;
import org.canvasgate.diagram.release.ModelsInForce;
import org.canvasgate.diagram.trial.TrialCast;
import org.canvasgate.testing.CanvasgateTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@CanvasgateTest
class LibraryTest {
  private static final String CASE = "service-evaluation";

  @Autowired Library library;
  @Autowired ModelsInForce inForce;
  @Autowired Deployer deployer;
  @Autowired ForgottenRelease forgotten;
  @Autowired TrialCast cast;
  @Autowired TransactionTemplate transactions;

  @Test
  void what_came_with_the_application_is_there_in_one_version_each() {
    Map<ModelKind, List<Library.Line>> lines = library.lines(Locale.KOREAN);

    assertThat(lines.get(ModelKind.PROCESS)).extracting(Library.Line::key).contains(CASE);
    assertThat(lines.values().stream().mapToInt(List::size).sum())
        .isEqualTo(inForce.now().files().size());
    assertThat(lines.values().stream().flatMap(List::stream))
        .allSatisfy(line -> assertThat(line.newest().hash()).isNotBlank());
  }

  @Test
  void the_hash_of_a_version_is_the_hash_of_its_file() {
    for (ModelFile file : inForce.now().files()) {
      List<Version> versions = library.versions(file.kind(), file.key());
      Version now = versions.stream().filter(Version::inForce).findFirst().orElseThrow();
      assertThat(now.hash()).isEqualTo(file.hash());
      assertThat(library.content(now)).isEqualTo(file);
    }
  }

  /** And what comes back again is the version that it was. */
  @Test
  void a_release_makes_a_version_of_what_it_changes_alone() {
    takenBack(
        () -> {
          ModelSet before = inForce.now();
          ModelFile form = before.find(ModelKind.FORM, "vote-plan").orElseThrow();
          int versions = library.versions(ModelKind.FORM, "vote-plan").size();
          int others = library.versions(ModelKind.FORM, "score-canvas").size();
          ModelFile changed = new ModelFile(form.kind(), form.key(), form.content() + "\n");

          deploy(before.with(List.of(changed)));
          assertThat(library.versions(ModelKind.FORM, "vote-plan"))
              .hasSize(versions + 1)
              .last()
              .matches(Version::inForce)
              .matches(version -> version.hash().equals(changed.hash()));
          assertThat(library.versions(ModelKind.FORM, "score-canvas")).hasSize(others);

          deploy(before);
          assertThat(library.versions(ModelKind.FORM, "vote-plan"))
              .hasSize(versions + 1)
              .filteredOn(Version::inForce)
              .extracting(Version::hash)
              .containsExactly(form.hash());
        });
  }

  @Test
  void a_case_counts_on_the_version_it_runs_on_and_on_what_it_uses() {
    takenBack(
        () -> {
          int before = running(ModelKind.PROCESS, CASE);
          int form = running(ModelKind.FORM, "propose-service");

          cast.begin();

          assertThat(running(ModelKind.PROCESS, CASE)).isEqualTo(before + 1);
          assertThat(running(ModelKind.FORM, "propose-service")).isEqualTo(form + 1);
          assertThat(library.standing(CASE, library.versions(ModelKind.PROCESS, CASE)))
              .anySatisfy(
                  standing -> {
                    assertThat(standing.step()).isEqualTo("proposed");
                    assertThat(standing.passed()).isPositive();
                  });
        });
  }

  @Test
  void links_say_which_step_uses_what_in_the_readers_words() {
    assertThat(library.links("bpmn/decisions/review-recommendation.dmn", true, Locale.ENGLISH))
        .singleElement()
        .satisfies(
            link -> {
              assertThat(link.key()).isEqualTo("business-model-review");
              assertThat(link.step()).isNotEqualTo("recommend-review").isNotBlank();
            });
  }

  private int running(ModelKind kind, String key) {
    return library.counted(library.versions(kind, key)).stream()
        .mapToInt(Library.Counted::running)
        .sum();
  }

  private void deploy(ModelSet set) {
    forgotten.forget(deployer.deploy(set, "test"));
  }

  private void takenBack(Runnable work) {
    transactions.executeWithoutResult(
        status -> {
          status.setRollbackOnly();
          work.run();
        });
  }
}
