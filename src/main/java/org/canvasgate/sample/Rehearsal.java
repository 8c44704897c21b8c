package org.canvasgate.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.committee.Verdict;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.proposal.Intake;
import org.canvasgate.proposal.ProposalDraft;
import org.canvasgate.proposal.ProposalFile;
import org.canvasgate.sample.Player.Part;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Takes one proposal from intake to its first re-evaluation without a browser: the real tasks, a
 * scripted panel, a clock that is put on. Prints the scorecard and the verdict of each gate.
 */
@Component
class Rehearsal {
  private static final Set<String> VERDICTS =
      Set.of("confirm-review", "confirm-consultation", "confirm-plan", "confirm-operation");

  /** Long enough for the longest interval between re-evaluations and all windows. */
  private static final Period THREE_YEARS = Period.ofYears(3);

  private final Cast cast;
  private final Stage stage;
  private final Player player;
  private final Intake intake;
  private final Verdicts verdicts;
  private final ScorecardText text;
  private final MessageSource messages;

  Rehearsal(
      Cast cast,
      Stage stage,
      Player player,
      Intake intake,
      Verdicts verdicts,
      ScorecardText text,
      MessageSource messages) {
    this.cast = cast;
    this.stage = stage;
    this.player = player;
    this.intake = intake;
    this.verdicts = verdicts;
    this.text = text;
    this.messages = messages;
  }

  /**
   * Rehearses.
   *
   * @param file JSON or YAML in the shape of the sample data; null takes the sample data
   * @param service which of the file's proposals; null takes the first
   * @param out takes the lines
   * @return 0 when the case came to its re-evaluation, 1 when something was refused
   */
  int run(Path file, String service, Locale locale, Appendable out) throws IOException {
    try {
      ProposalDraft draft = choose(file, service);
      cast.arrive();
      String id = stage.acting().as(Cast.PLANNER, () -> intake.submit(draft, Cast.PLANNER));
      line(out, "rehearsal.begins", locale, draft.nameEn(), id);
      var until = stage.clock().instant().atZone(stage.clock().getZone()).plus(THREE_YEARS);
      // The last act leaves the service running, waiting for its second re-evaluation.
      var part = new Part(until.toInstant(), Duration.ofDays(1), "report-actuals", 2, 0, Map.of());
      player.play(id, part, task -> tell(id, task, locale, out));
      line(
          out,
          "rehearsal.ends",
          locale,
          stage.clock().instant().atZone(stage.clock().getZone()).toLocalDate());
      return 0;
    } catch (Refusal refusal) {
      for (Problem problem : refusal.problems())
        out.append(problem.field().isEmpty() ? "" : problem.field() + ": ")
            .append(messages.getMessage(problem, locale))
            .append('\n');
      return 1;
    }
  }

  private void tell(String id, Task task, Locale locale, Appendable out) {
    if (!VERDICTS.contains(task.getTaskDefinitionKey())) return;
    Verdict verdict = verdicts.all(id).get(0);
    try {
      text.write(verdict, locale, out);
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }

  private static ProposalDraft choose(Path file, String service) throws IOException {
    List<ProposalDraft> drafts = file == null ? SampleCases.read() : read(file);
    return drafts.stream()
        .filter(draft -> service == null || service.equals(draft.id()))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    "rehearsal.no-such-service",
                    service,
                    String.join(", ", drafts.stream().map(ProposalDraft::id).toList())));
  }

  private static List<ProposalDraft> read(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new Refusal("rehearsal.file-missing", file);
    }
    return ProposalFile.read(bytes, file.getFileName().toString());
  }

  private void line(Appendable out, String key, Locale locale, Object... arguments)
      throws IOException {
    out.append(messages.getMessage(key, arguments, locale)).append('\n');
  }
}
