package org.canvasgate.operation;

import org.canvasgate.form.Refusal;
import org.canvasgate.form.TaskContext;

/** The operator whom the register names for a service: nobody else speaks for it. */
final class NamedOperator {
  static final String FACT = "operator";

  private NamedOperator() {}

  /** Refuses everybody but the operator of the service, another operator too. */
  static void refuseOthers(TaskContext task) {
    String operator = task.text(FACT).orElse("");
    if (!operator.equals(task.user())) {
      throw new Refusal("operation.not-the-operator", operator);
    }
  }
}
