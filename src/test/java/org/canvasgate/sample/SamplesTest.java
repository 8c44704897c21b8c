package org.canvasgate.sample;

import org.canvasgate.testing.CanvasgateTest;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;
import org.springframework.test.context.TestPropertySource;

/** All that looks at the sample cases: they take half a minute to play, and are played once. */
@CanvasgateTest
@TestPropertySource(properties = "canvasgate.test=samples")
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class SamplesTest {
  @Nested
  @Order(1)
  class AsANewcomerFindsThem extends CasesOfSamples {}

  @Nested
  @Order(2)
  class OnTheBoard extends BoardOfSamples {}
}
