package org.canvasgate.tracking.page;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.canvasgate.operation.NextEvaluations;
import org.canvasgate.proposal.Status;
import org.canvasgate.tracking.CaseFlow;
import org.canvasgate.tracking.Withdrawals;
import org.springframework.stereotype.Component;

/** What happens next in a case, and what its reader can do about it. */
@Component
class NextSteps {
  private final Ahead ahead;
  private final NextEvaluations evaluations;
  private final Clock clock;

  NextSteps(Ahead ahead, NextEvaluations evaluations, Clock clock) {
    this.ahead = ahead;
    this.evaluations = evaluations;
    this.clock = clock;
  }

  /** A step that the case waits for, and how long is left. */
  public record Wait(CaseFlow.Waiting step, Due due) {}

  /**
   * Something that the reader can do on this page.
   *
   * @param message key of what it is
   * @param anchor of the section in which it is done
   */
  public record Deed(String message, String anchor) {}

  /**
   * The answer.
   *
   * @param own the reader's open tasks, to be done in Tasklist
   * @param waits what the case waits for
   * @param follows what may come after that
   * @param deeds what else the reader can do
   * @param evaluation when a service in operation is evaluated again; null where that is not set or
   *     has begun
   */
  public record Next(
      List<Ahead.Own> own,
      List<Wait> waits,
      List<Ahead.Follows> follows,
      List<Deed> deeds,
      Instant evaluation) {}

  Next of(Reading reading, List<PageSections.Section> sections) {
    boolean ended = Status.ended(reading.proposal().status());
    return new Next(
        ended || reading.publicOnly()
            ? List.of()
            : ahead.own(reading.id(), reading.reader(), reading.locale()),
        reading.waiting().stream()
            .map(step -> new Wait(step, Due.of(step.due(), clock.instant())))
            .toList(),
        ended || reading.waiting().isEmpty()
            ? List.of()
            : ahead.follows(reading.id(), reading.locale()),
        deeds(reading, sections),
        reading.proposal().status().equals(Status.OPERATING)
            ? evaluations
                .latest(reading.id())
                .filter(at -> at.isAfter(clock.instant()))
                .orElse(null)
            : null);
  }

  private static List<Deed> deeds(Reading reading, List<PageSections.Section> sections) {
    List<Deed> deeds = new ArrayList<>();
    for (PageSections.Section section : sections) {
      Map<String, Object> model = section.model();
      switch (section.template()) {
        case "conflict/section" -> {
          if (Boolean.TRUE.equals(model.get("stepsAside")))
            deeds.add(new Deed("page.deed.step-aside", section.id()));
          if (some(model.get("challengeable")))
            deeds.add(new Deed("page.deed.challenge", section.id()));
        }
        case "committee/opinions" -> {
          if (model.containsKey("open")) deeds.add(new Deed("page.deed.opinion", section.id()));
        }
        case "committee/standing" -> {
          if (some(model.get("seated"))) deeds.add(new Deed("page.deed.attendance", section.id()));
        }
        default -> {}
      }
    }
    if (Withdrawals.possible(reading.proposal(), reading.reader().user()))
      deeds.add(new Deed("page.deed.withdraw", "withdraw"));
    return deeds;
  }

  private static boolean some(Object list) {
    return list instanceof Collection<?> each && !each.isEmpty();
  }
}
