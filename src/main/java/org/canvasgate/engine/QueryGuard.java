package org.canvasgate.engine;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.AbstractQuery;
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
    if (command instanceof AbstractQuery<?, ?> query) refuseExpressions(query);
    return next.execute(command);
  }

  static void refuseExpressions(AbstractQuery<?, ?> query) {
    if (!expressions(query).isEmpty()) throw new Refusal("query.no-expressions");
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
