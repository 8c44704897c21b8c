package org.canvasgate.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.canvasgate.Canvasgate;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;

/**
 * The whole application on a random port and an empty PostgreSQL, with a clock that can be moved
 * and with jobs that run only when a test says so. Tests that use nothing else share one context.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = Canvasgate.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "canvasgate.clock.movable=true",
      "canvasgate.administrator.password=Test-password-1",
      "camunda.bpm.job-execution.enabled=false"
    })
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
@ActiveProfiles("test")
@TestExecutionListeners(
    listeners = EngineOfThisContext.class,
    mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface ApplicationTest {}
