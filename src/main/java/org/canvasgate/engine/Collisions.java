package org.canvasgate.engine;

import java.sql.SQLException;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.ConcurrencyFailureException;

/** Tells a failure of one's own from having met somebody who finished at the same moment. */
public final class Collisions {
  /** PostgreSQL: could not serialize; deadlock detected. */
  private static final Set<String> STATES = Set.of("40001", "40P01");

  private Collisions() {}

  /** Whether the same work may succeed when it is begun again in a new transaction. */
  public static boolean collided(Throwable failed) {
    if (cause(failed, OptimisticLockingException.class) != null
        || cause(failed, ConcurrencyFailureException.class) != null) return true;
    SQLException sql = cause(failed, SQLException.class);
    return sql != null && STATES.contains(String.valueOf(sql.getSQLState()));
  }

  static <E extends Throwable> E cause(Throwable failed, Class<E> kind) {
    for (Throwable t = failed; t != null; t = t.getCause() == t ? null : t.getCause())
      if (kind.isInstance(t)) return kind.cast(t);
    return null;
  }
}
