package org.canvasgate.engine.load;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests are served at once. All of them together stay below Tomcat's threads, so that
 * there is always one to refuse with.
 *
 * @param requests ordinary requests served at once
 * @param heavy exports, PDFs and pages that read many cases, served at once; fewer than there are
 *     connections to the database, so that they never take all of them
 * @param signIn requests to sign in or out, in a room of their own: whoever wants in gets in while
 *     others wait
 * @param waiting how many of each kind may wait for their turn
 * @param patience how long they wait before they are refused
 */
@ConfigurationProperties("canvasgate.load")
record LoadSettings(
    @DefaultValue("48") int requests,
    @DefaultValue("4") int heavy,
    @DefaultValue("8") int signIn,
    @DefaultValue("32") int waiting,
    @DefaultValue("5s") Duration patience) {

  LoadSettings {
    if (requests < 1 || heavy < 1 || signIn < 1 || waiting < 0 || patience.isNegative())
      throw new IllegalArgumentException("canvasgate.load: a room for nobody");
  }

  /** Threads that may be taken by requests that are served or wait. */
  int most() {
    return requests + heavy + signIn + 3 * waiting;
  }
}
