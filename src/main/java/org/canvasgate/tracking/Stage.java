package org.canvasgate.tracking;

import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  /** Where a case is; null where it has ended or where only the system is at work on it. */
  static Stage of(String status, List<CaseFlow.Waiting> waiting) {
    if (Status.ended(status)) return null;
    for (CaseFlow.Waiting step : waiting) {
      Stage stage = BY_PROCESS.getOrDefault(step.process(), BY_STEP.get(step.step()));
      if (stage != null) return stage;
    }
    return Status.OPERATING.equals(status) ? OPERATION : null;
  }
}
