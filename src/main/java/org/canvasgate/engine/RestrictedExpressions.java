package org.canvasgate.engine;

import org.camunda.bpm.engine.impl.el.JuelExpressionManager;

/** What an expression may reach. */
final class RestrictedExpressions extends JuelExpressionManager {

  RestrictedExpressions(DiagramBeans beans) {
    super(beans);
  }
}
