package org.canvasgate.testing;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * The engine's REST interface finds its engine by name in a static list, where the last application
 * started stands. Puts this test's own there, so that several contexts may live side by side. Holds
 * for every test: it is named in META-INF/spring.factories. A test must not close its application
 * (no {@code @DirtiesContext}): Tasklist and Cockpit, which also live in static places, would be
 * gone for the tests after it.
 */
public final class EngineOfThisContext implements TestExecutionListener {
  @Override
  public void beforeTestMethod(TestContext test) {
    if (test.hasApplicationContext())
      test.getApplicationContext()
          .getBeanProvider(ProcessEngine.class)
          .ifAvailable(ProcessEngines::registerProcessEngine);
  }
}
