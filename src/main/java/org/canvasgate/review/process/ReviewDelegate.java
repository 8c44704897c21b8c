package org.canvasgate.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.review.BusinessModelReview;
import org.springframework.stereotype.Component;

/** Gate 1: computes the canvas score from the panel's ratings. */
@Component
class ReviewDelegate implements JavaDelegate {
  private final BusinessModelReview review;

  ReviewDelegate(BusinessModelReview review) {
    this.review = review;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var facts = execution.getVariables();
    var round = CaseRound.of(execution.getProcessBusinessKey(), Gate.REVIEW, facts);
    var kind = ServiceKind.of((String) facts.get("kind"));
    execution.setVariables(review.score(round, kind, facts));
  }
}
