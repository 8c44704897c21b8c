package org.canvasgate.tracking.portfolio;

import org.canvasgate.proposal.Status;

/**
 * A case as the portfolio reads it.
 *
 * @param nameKo null where there is none
 * @param stage where it stands, as the board knows it
 * @param planApproved whether the last verdict on its maintenance plan approved it
 * @param reEvaluating whether a re-evaluation is under way
 * @param seatedPanel whether a panel has been appointed
 * @param dates the days its times are counted from
 */
record CaseRow(
    String id,
    String nameEn,
    String nameKo,
    String city,
    String kind,
    String field,
    String status,
    String stage,
    boolean planApproved,
    boolean reEvaluating,
    boolean seatedPanel,
    CaseDates dates) {

  boolean evaluating() {
    return Status.EVALUATING.equals(status);
  }

  boolean operating() {
    return Status.OPERATING.equals(status);
  }

  boolean ended() {
    return Status.ended(status);
  }

  /** Whether money is committed to it: its plan is approved, and it is being built or runs. */
  boolean committed() {
    return planApproved && !ended();
  }

  ServiceName name() {
    return new ServiceName(id, nameEn, nameKo);
  }
}
