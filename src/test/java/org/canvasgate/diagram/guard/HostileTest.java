package org.canvasgate.diagram.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.canvasgate.diagram.model.Finding;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.form.Refusal;
import org.canvasgate.testing.Messages;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guard refuses, without an engine; the doors are tried in {@link HostileDoorsTest}. */
class HostileTest {

  @TestFactory
  Stream<DynamicTest> everyHostileFileIsRefusedInShortTime() {
    return Hostile.all().entrySet().stream()
        .map(
            entry ->
                dynamicTest(
                    entry.getKey(),
                    () ->
                        assertTimeoutPreemptively(
                            Duration.ofSeconds(20),
                            () -> assertThat(refused(entry.getValue())).isTrue())));
  }

  /** A file that nobody can read proves nothing about what it holds. */
  @Test
  void onlyWhatIsNotWellFormedIsRefusedAsUnreadable() {
    List<String> unreadable =
        Hostile.all().entrySet().stream()
            .filter(each -> ModelKind.of(each.getValue().name()).isPresent())
            .filter(
                each ->
                    findings(each.getValue()).stream()
                        .anyMatch(finding -> finding.key().equals("guard.unreadable")))
            .map(Map.Entry::getKey)
            .toList();
    assertThat(unreadable)
        .containsExactlyInAnyOrder(
            "not well-formed",
            "nothing",
            "a name that stands twice",
            "deep form",
            "something behind the form",
            "UTF-16",
            "no text at all",
            "zip bomb named as a diagram");
  }

  @Test
  void theFilesAroundTheHostilePartsAreFine() {
    for (ModelFile fine :
        List.of(
            file("hostile.bpmn", Hostile.task("<userTask id='t' name='A task'/>")),
            file("hostile.bpmn", Hostile.condition("${kind == 'public'}")),
            file("hostile.bpmn", Hostile.circle("<userTask id='t' name='A task'/>")),
            file(
                "hostile.bpmn",
                Hostile.circle(
                    "<subProcess id='t'><startEvent id='u'/><sequenceFlow id='v' sourceRef='u' targetRef='w'/>"
                        + "<userTask id='w'/></subProcess>"
                        + "<boundaryEvent id='y' attachedToRef='t'><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>"
                        + "<sequenceFlow id='z' sourceRef='y' targetRef='t'/>")),
            file(
                "hostile.bpmn",
                Hostile.circle(
                    "<intermediateCatchEvent id='t'><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>")),
            file("hostile.dmn", Hostile.table("", "", "\"x\""))))
      assertThat(Hostile.GUARD.check(fine, ModelSet.of(List.of(fine)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${kind == 'public' && cycle > 0}",
        "${empty operator ? planner : operator}",
        "#{execution.processBusinessKey}",
        "${execution.hasVariable('operator')}",
        "${panel.members(execution).size() > 2}",
        "${panel.members(execution)}",
        "Share ${kind} with ${field.length()}"
      })
  void whatDiagramsNeedToSayIsAllowed(String expression) {
    ModelFile file = file("hostile.bpmn", Hostile.condition(expression));
    assertThat(Hostile.GUARD.check(file, ModelSet.of(List.of(file)))).isEmpty();
  }

  @Test
  void aReleaseEndsAtItsSize() {
    ModelFile file = file("a.form", "{\"type\":\"default\",\"id\":\"a\",\"components\":[]}");
    var many =
        Stream.iterate(0, i -> i + 1)
            .limit(ModelLimits.FILES + 1L)
            .map(i -> file("a" + i + ".form", "{}"))
            .toList();
    assertThat(Hostile.GUARD.check(file, ModelSet.of(many)))
        .extracting(Finding::key)
        .containsExactly("guard.release-too-large");
  }

  @Test
  void noFileHoldsWhatAnotherFileIs() {
    ModelFile table =
        file("rounds.dmn", Hostile.table("", "", "1").replace("id='hostile'", "id='quorum'"));
    ModelFile quorum =
        file("quorum.dmn", Hostile.table("", "", "1").replace("id='hostile'", "id='quorum'"));
    assertThat(Hostile.GUARD.check(table, ModelSet.of(List.of(table, quorum))))
        .extracting(Finding::key)
        .containsExactly("guard.taken");
    assertThat(Hostile.GUARD.check(quorum, ModelSet.of(List.of(table, quorum)))).isEmpty();
  }

  @Test
  void everyFindingIsSaidInBothLanguages() {
    for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN))
      for (Map.Entry<String, Hostile.File> each : Hostile.all().entrySet())
        if (ModelKind.of(each.getValue().name()).isPresent())
          for (Finding finding : findings(each.getValue()))
            assertThat(
                    Messages.all()
                        .getMessage(finding.key(), finding.arguments().toArray(), language))
                .as(each.getKey())
                .doesNotContain("{0}", "{1}");
  }

  private static boolean refused(Hostile.File file) {
    try {
      DeployedFiles.read(Map.of(file.name(), file.bytes()));
    } catch (Refusal refusal) {
      return true;
    }
    return !findings(file).isEmpty();
  }

  private static List<Finding> findings(Hostile.File sent) {
    ModelFile file = file(sent.name(), sent.text());
    return Hostile.GUARD.check(file, ModelSet.of(List.of(file)));
  }

  private static ModelFile file(String name, String content) {
    return ModelFile.named(name, content);
  }
}
