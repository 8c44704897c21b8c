package org.canvasgate.engine;

import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;

/**
 * What an expression may reach. Stock Camunda resolves any property and calls any method of
 * anything in sight, so that whoever writes an expression runs code on the server.
 *
 * <p>In a diagram or decision: the facts, elements of lists and maps, the methods of {@link
 * DiagramBeans}, and the few harmless questions of {@link SafeCalls}. In a query, which has no case
 * to look at: nothing but the functions {@code currentUser()}, {@code currentUserGroups()}, {@code
 * now()}, {@code dateTime()} and {@code endOfWeek()}.
 */
final class RestrictedExpressions extends JuelExpressionManager {
  private static final boolean READ_ONLY = true;

  private final DiagramBeans allowed;

  RestrictedExpressions(DiagramBeans allowed) {
    super(allowed);
    this.allowed = allowed;
  }

  @Override
  protected ELResolver createElResolver() {
    var inCase = new CompositeELResolver();
    inCase.add(new VariableScopeElResolver());
    inCase.add(new VariableContextElResolver());
    inCase.add(new ReadOnlyMapELResolver(beans));
    inCase.add(new ArrayELResolver(READ_ONLY));
    inCase.add(new ListELResolver(READ_ONLY));
    inCase.add(new MapELResolver(READ_ONLY));
    inCase.add(new SafeCalls(allowed));
    return new OnlyInCase(inCase);
  }
}
