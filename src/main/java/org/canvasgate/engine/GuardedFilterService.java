package org.canvasgate.engine;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.query.Query;

/**
 * The engine's filter service without room for foreign expressions: neither in a filter that is
 * stored nor in a query by which a stored one is narrowed.
 */
final class GuardedFilterService extends FilterServiceImpl {

  @Override
  public Filter saveFilter(Filter filter) {
    return guarded(
        () -> {
          if (filter.getQuery() instanceof AbstractQuery<?, ?> query)
            QueryGuard.refuseHarmful(query);
        },
        () -> super.saveFilter(filter));
  }

  @Override
  public <T, Q extends Query<?, T>> List<T> list(String filterId, Q narrowing) {
    return guarded(check(narrowing), () -> super.list(filterId, narrowing));
  }

  @Override
  public <T, Q extends Query<?, T>> List<T> listPage(
      String filterId, Q narrowing, int first, int most) {
    return guarded(check(narrowing), () -> super.listPage(filterId, narrowing, first, most));
  }

  @Override
  public <T, Q extends Query<?, T>> T singleResult(String filterId, Q narrowing) {
    return guarded(check(narrowing), () -> super.singleResult(filterId, narrowing));
  }

  @Override
  public Long count(String filterId, Query<?, ?> narrowing) {
    return guarded(check(narrowing), () -> super.count(filterId, narrowing));
  }

  private static Runnable check(Query<?, ?> narrowing) {
    boolean held = OpenCommands.isHeld();
    return () -> {
      if (narrowing instanceof AbstractQuery<?, ?> query) {
        QueryGuard.refuseExpressions(query);
        if (held) QueryGuard.refuseFacts(query);
      }
    };
  }

  /** The check runs as a command, so that its refusal reaches the person as a sentence. */
  private <T> T guarded(Runnable check, Supplier<T> call) {
    commandExecutor.execute(
        command -> {
          check.run();
          return null;
        });
    return call.get();
  }
}
