package org.canvasgate.tracking.board;

import java.util.List;
import java.util.TreeSet;
import org.canvasgate.form.CaseTouched;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Draws the board's rows anew, once a transaction, when it is about to commit: whatever a step did
 * to a case, the board says it in the same moment or neither is so.
 */
@Component
class Refresher {
  private final Lines lines;
  private final TransactionTemplate transactions;

  Refresher(Lines lines, TransactionTemplate transactions) {
    this.lines = lines;
    this.transactions = transactions;
  }

  @EventListener
  void touched(CaseTouched event) {
    if (event.proposalId() == null) return;
    if (TransactionSynchronizationManager.isSynchronizationActive())
      change().ids.add(event.proposalId());
    else transactions.executeWithoutResult(now -> lines.refresh(List.of(event.proposalId())));
  }

  private Change change() {
    Change change = (Change) TransactionSynchronizationManager.getResource(this);
    if (change != null) return change;
    Change begun = new Change();
    TransactionSynchronizationManager.bindResource(this, begun);
    TransactionSynchronizationManager.registerSynchronization(begun);
    return begun;
  }

  /** The cases that one transaction touches. */
  private final class Change implements TransactionSynchronization {
    private final TreeSet<String> ids = new TreeSet<>();

    @Override
    public void beforeCommit(boolean readOnly) {
      lines.refresh(ids);
    }

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(Refresher.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(Refresher.this, this);
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResourceIfPossible(Refresher.this);
    }
  }
}
