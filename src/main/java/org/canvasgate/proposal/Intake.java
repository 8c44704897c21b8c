package org.canvasgate.proposal;

import java.util.Map;
import org.canvasgate.form.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a proposal in without the form's picture: from a file that a planner loads, in the
 * rehearsal and for the sample cases. It goes through the same start form, so the same rules hold.
 */
@Service
public class Intake {
  private final CaseStarter cases;

  Intake(CaseStarter cases) {
    this.cases = cases;
  }

  /**
   * Registers a proposal and starts its evaluation.
   *
   * @param planner user id of whoever proposes it
   * @return the proposal's id
   * @throws Refusal with every problem, after which nothing is saved
   */
  @Transactional
  public String submit(ProposalDraft draft, String planner) {
    return cases.start(Map.of(ProposeServiceForm.DOCUMENT, ProposalDocument.write(draft)), planner);
  }
}
