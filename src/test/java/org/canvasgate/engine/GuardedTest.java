package org.canvasgate.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.canvasgate.testing.CanvasgateTest;
import org.canvasgate.testing.TestDatabase;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * The application with one small process and two small forms instead of the real ones. It runs as a
 * user of the database who owns none of its tables, as a real installation does.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@CanvasgateTest
@Import(GuardedExample.class)
@TestPropertySource(
    properties = {
      "canvasgate.deployment.resources=classpath:engine-test/*.bpmn,classpath:engine-test/*.form",
      TestDatabase.TWO_USERS + "=true"
    })
public @interface GuardedTest {}
