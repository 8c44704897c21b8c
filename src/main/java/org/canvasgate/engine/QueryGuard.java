package org.canvasgate.engine;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.VariableOrderProperty;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.canvasgate.form.Refusal;
import org.springframework.util.ReflectionUtils;

/**
 * Refuses every expression in a query that somebody sends. The engine's own check looks at the
 * outer query only: its alternatives ({@code orQueries}) are made without it, and an expression
 * there runs any code on the server (CVE-2026-109432).
 */
final class QueryGuard extends CommandInterceptor {
  /** What a stored filter may say: one function, nothing after it. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "[$#]\\{\\s*(currentUser|currentUserGroups|now|dateTime|endOfWeek)\\(\\s*\\)\\s*}");

  @Override
  public <T> T execute(Command<T> command) {
    if (command instanceof AbstractQuery<?, ?> query) {
      refuseExpressions(query);
      if (OpenCommands.isHeld()) refuseFacts(query);
    }
    return next.execute(command);
  }

  static void refuseExpressions(AbstractQuery<?, ?> query) {
    if (!expressions(query).isEmpty()) throw new Refusal("query.no-expressions");
  }

  /**
   * Refuses to find or order tasks by the facts of their case: whoever has one task could guess, by
   * what is found, facts that its form keeps from them, such as the score of a round before.
   */
  static void refuseFacts(AbstractQuery<?, ?> query) {
    if (query instanceof TaskQueryImpl tasks && asksForFacts(tasks))
      throw new Refusal("query.no-facts");
  }

  private static boolean asksForFacts(TaskQueryImpl tasks) {
    return readsFacts(tasks) || tasks.getQueries().stream().anyMatch(QueryGuard::readsFacts);
  }

  private static boolean readsFacts(TaskQueryImpl tasks) {
    return !tasks.getVariables().isEmpty()
        || tasks.getOrderingProperties().stream().anyMatch(VariableOrderProperty.class::isInstance);
  }

  /** For a filter to be stored, where the few functions are allowed. */
  static void refuseHarmful(AbstractQuery<?, ?> query) {
    if (!expressions(query).stream().allMatch(text -> HARMLESS.matcher(text.strip()).matches()))
      throw new Refusal("query.few-functions");
  }

  private static List<String> expressions(AbstractQuery<?, ?> query) {
    var found = new ArrayList<>(query.getExpressions().values());
    for (Object alternative : alternatives(query))
      if (alternative != query && alternative instanceof AbstractQuery<?, ?> inner)
        found.addAll(inner.getExpressions().values());
    return found;
  }

  /** Task and instance queries keep their alternatives in a list of this name. */
  private static Collection<?> alternatives(AbstractQuery<?, ?> query) {
    Method queries = ReflectionUtils.findMethod(query.getClass(), "getQueries");
    return queries == null
        ? List.of()
        : (Collection<?>) ReflectionUtils.invokeMethod(queries, query);
  }
}
