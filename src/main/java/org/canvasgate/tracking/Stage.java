package org.canvasgate.tracking;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.canvasgate.committee.Gate;
import org.canvasgate.proposal.Status;

/** The stretches of a case's way, as a page draws them. */
public enum Stage {
  INTAKE,
  REVIEW,
  CONSULTATION,
  MAINTENANCE,
  OPERATION;

  private static final Map<String, Stage> BY_PROCESS =
      Map.of(
          "business-model-review", REVIEW,
          "responsibility-consultation", CONSULTATION,
          "maintenance-plan-approval", MAINTENANCE,
          "operational-re-evaluation", OPERATION);
  private static final Map<String, Stage> BY_STEP =
      Map.of(
          "complete-proposal", INTAKE,
          "revise-proposal", REVIEW,
          "start-operation", OPERATION,
          "report-figures", OPERATION);

  /** The word in message keys. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where one can object, the case still stands at the gate whose verdict it is. */
  private static final String OBJECTION = "objection";

  /**
   * Where a case is; null where it has ended or where only the system is at work on it.
   *
   * @param lastVerdict the gate that gave the last verdict; asked only where one can object to it
   */
  public static Stage of(
      String status, List<CaseFlow.Waiting> waiting, Supplier<Optional<Gate>> lastVerdict) {
    if (Status.ended(status)) return null;
    for (CaseFlow.Waiting step : waiting) {
      Stage stage =
          step.process().equals(OBJECTION)
              ? lastVerdict.get().map(gate -> valueOf(gate.name())).orElse(null)
              : BY_PROCESS.getOrDefault(step.process(), BY_STEP.get(step.step()));
      if (stage != null) return stage;
    }
    return Status.OPERATING.equals(status) ? OPERATION : null;
  }

  /** The stage of the gate whose process is among those that run; null where none is. */
  public static Stage ofProcesses(Collection<String> running) {
    return running.stream().map(BY_PROCESS::get).filter(Objects::nonNull).findFirst().orElse(null);
  }
}
