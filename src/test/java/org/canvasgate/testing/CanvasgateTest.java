package org.canvasgate.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole application: on a random port, on a database of its own, without sample
 * people or cases, jobs fired by hand. Spring keeps one such application for all tests that add
 * nothing of their own (no property, no replaced bean), so add nothing unless the test needs it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "camunda.bpm.job-execution.enabled=false",
      "canvasgate.metrics.token=" + CanvasgateTest.METRICS_TOKEN
    })
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
public @interface CanvasgateTest {
  /** What a monitoring system shows to read the metrics of these applications. */
  String METRICS_TOKEN = "read-by-the-tests-alone";
}
