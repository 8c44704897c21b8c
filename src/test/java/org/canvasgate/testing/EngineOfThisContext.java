package org.canvasgate.testing;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.tasklist.Tasklist;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * The engine's REST interface finds its engine by name in a static list, where the last application
 * started stands. Puts this test's own there, so that several contexts may live side by side. What
 * Cockpit, Tasklist and Admin keep in static places goes with any application that ends, one that
 * fails to start on purpose too: it is put back, as it is the same for all of them. Holds for every
 * test: it is named in META-INF/spring.factories. A test must not close its own application (no
 * {@code @DirtiesContext}).
 */
public final class EngineOfThisContext implements TestExecutionListener {
  private static final Kept<?> COCKPIT =
      new Kept<>(Cockpit::getRuntimeDelegate, Cockpit::setCockpitRuntimeDelegate);
  private static final Kept<?> TASKLIST =
      new Kept<>(Tasklist::getRuntimeDelegate, Tasklist::setTasklistRuntimeDelegate);
  private static final Kept<?> ADMIN =
      new Kept<>(Admin::getRuntimeDelegate, Admin::setAdminRuntimeDelegate);

  @Override
  public void beforeTestMethod(TestContext test) {
    if (!test.hasApplicationContext()) return;
    test.getApplicationContext()
        .getBeanProvider(ProcessEngine.class)
        .ifAvailable(ProcessEngines::registerProcessEngine);
    COCKPIT.putBack();
    TASKLIST.putBack();
    ADMIN.putBack();
  }

  private static final class Kept<T> {
    private final Supplier<T> place;
    private final Consumer<T> into;
    private T kept;

    Kept(Supplier<T> place, Consumer<T> into) {
      this.place = place;
      this.into = into;
    }

    void putBack() {
      T stands = place.get();
      if (stands != null) kept = stands;
      else if (kept != null) into.accept(kept);
    }
  }
}
