package org.canvasgate.committee.conflict;

import org.canvasgate.committee.Recusals;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskGuard;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stands before every task of the committee: whoever is kept off the case neither sees nor answers
 * it, by whatever right they reach it, and only who takes the chair answers the chair's tasks.
 */
@Component
class RecusedGuard implements TaskGuard {
  private final Recusals recusals;
  private final Chairs chairs;
  private final Challenges challenges;
  private final Recusing recusing;
  private final JdbcClient jdbc;

  RecusedGuard(
      Recusals recusals, Chairs chairs, Challenges challenges, Recusing recusing, JdbcClient jdbc) {
    this.recusals = recusals;
    this.chairs = chairs;
    this.challenges = challenges;
    this.recusing = recusing;
    this.jdbc = jdbc;
  }

  @Override
  public void show(TaskContext task, Audience audience) {
    if (audience == Audience.PARTY || task.proposalId() == null) return;
    if (recusals.barred(task.proposalId(), task.user())) throw new Refusal("committee.recused");
    if (audience == Audience.CHAIR && !chairs.of(task.proposalId()).contains(task.user()))
      throw new Refusal("committee.not-the-chair");
  }

  /** A recusal of the same person waits for the answer, or the answer for the recusal. */
  @Override
  public void take(TaskContext task, Audience audience) {
    if (audience == Audience.COMMITTEE) recusals.refuse(task.proposalId(), task.user());
    else show(task, audience);
    if (audience == Audience.CHAIR && challenges.anyOpen(task.proposalId()))
      throw new Refusal("conflict.challenge-undecided");
  }

  /** Somebody may just have stepped aside in the form. */
  @Override
  public void taken(TaskContext task, Audience audience) {
    if (audience == Audience.COMMITTEE && recusals.barred(task.proposalId(), task.user()))
      recusing.follow(task.proposalId(), task.user());
  }

  @Override
  public void gone(String taskId, String user) {
    boolean withdrawn =
        jdbc.sql("select count(*) from withdrawn_task where task_id = ? and person = ?")
                .params(taskId, user)
                .query(Long.class)
                .single()
            > 0;
    if (withdrawn) throw new Refusal("committee.recused");
  }
}
