package org.canvasgate.tracking.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.canvasgate.proposal.Status;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The figures under the names by which a monitoring system asks for them. They come from the
 * database that all nodes share, so every node says the same: whoever sums over nodes takes the
 * largest. A figure that cannot be read is NaN, never zero.
 */
@Component
class SystemMetrics implements MeterBinder {
  /** More kinds of tasks than any set of diagrams has; what goes beyond is not told apart. */
  private static final int MOST_KINDS = 200;

  private static final List<String> MAIL_STATES = List.of("queued", "sending", "unsure", "refused");

  private final SystemStates states;
  private final Set<String> kinds = ConcurrentHashMap.newKeySet();

  SystemMetrics(SystemStates states) {
    this.states = states;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (String status : Status.ALL)
      gauge(
          registry,
          "canvasgate.cases",
          "Cases by status",
          state -> state.cases().getOrDefault(status, 0L),
          "status",
          status);
    gauge(
        registry,
        "canvasgate.tasks",
        "Open tasks",
        state -> {
          kindsOf(state, registry);
          return sum(state.tasks().values());
        });
    gauge(registry, "canvasgate.windows.open", "Windows for answers", SystemState::windows);
    gauge(
        registry,
        "canvasgate.windows.overdue",
        "Windows that are open after their end",
        SystemState::overdueWindows);
    gauge(registry, "canvasgate.jobs.due", "Steps of the system due now", SystemState::dueJobs);
    gauge(
        registry,
        "canvasgate.jobs.failed",
        "Steps that are not tried again by themselves",
        SystemState::failedJobs);
    gauge(
        registry,
        "canvasgate.jobs.oldest.seconds",
        "How long the oldest due step has been due",
        state -> state.oldestJob().toMillis() / 1000.0);
    gauge(registry, "canvasgate.incidents", "Incidents", SystemState::incidents);
    for (String word : MAIL_STATES)
      gauge(
          registry,
          "canvasgate.mails",
          "Messages that have not left",
          state -> state.mails(word),
          "state",
          word);
    gauge(
        registry,
        "canvasgate.mails.oldest.seconds",
        "How long the oldest queued message has waited",
        state -> state.oldestMail().toMillis() / 1000.0);
    gauge(registry, "canvasgate.sessions", "People signed in", SystemState::sessions);
  }

  /** A kind that was seen once is told from then on, also where it is none. */
  private void kindsOf(SystemState state, MeterRegistry registry) {
    for (String kind : state.tasks().keySet())
      if (kinds.size() < MOST_KINDS && kinds.add(kind))
        gauge(
            registry,
            "canvasgate.tasks.of",
            "Open tasks by kind",
            now -> now.tasks().getOrDefault(kind, 0L),
            "task",
            kind);
  }

  private static double sum(Iterable<Long> counts) {
    long sum = 0;
    for (long count : counts) sum += count;
    return sum;
  }

  private void gauge(
      MeterRegistry registry,
      String name,
      String what,
      ToDoubleFunction<SystemState> figure,
      String... tags) {
    Gauge.builder(name, states, of -> read(of, figure))
        .description(what)
        .tags(tags)
        .register(registry);
  }

  private static double read(SystemStates states, ToDoubleFunction<SystemState> figure) {
    try {
      return figure.applyAsDouble(states.now());
    } catch (DataAccessException unreachable) {
      return Double.NaN;
    }
  }
}
