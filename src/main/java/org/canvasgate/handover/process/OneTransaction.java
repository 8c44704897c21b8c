package org.canvasgate.handover.process;

import java.util.function.Supplier;
import org.canvasgate.engine.Acting;
import org.canvasgate.engine.Collisions;
import org.canvasgate.handover.Undisturbed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Begins again where somebody was faster; a transaction of the caller's own is joined. */
@Component
class OneTransaction implements Undisturbed {
  /** Each try loses only to a step that was completed meanwhile, and a person has few of them. */
  private static final int MOST_TRIES = 8;

  private final TransactionTemplate transaction;
  private final Acting acting;

  OneTransaction(PlatformTransactionManager manager, Acting acting) {
    this.transaction = new TransactionTemplate(manager);
    this.acting = acting;
  }

  @Override
  public <T> T run(Supplier<T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return transaction.execute(status -> acting.asEngine(work));
      } catch (RuntimeException failed) {
        if (tries >= MOST_TRIES || !Collisions.collided(failed)) throw failed;
      }
    }
  }
}
