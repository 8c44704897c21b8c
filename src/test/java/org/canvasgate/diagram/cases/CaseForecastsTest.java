package org.canvasgate.diagram.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.canvasgate.diagram.change.Changes;
import org.canvasgate.diagram.release.ModelsInForce;
import org.canvasgate.engine.MovableClock;
import org.canvasgate.testing.CanvasgateTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Several forecasts at once, where the dry runs end when the test says so. */
@CanvasgateTest
class CaseForecastsTest {
  private static final List<CaseForecast> FOUND = List.of(new CaseForecast("p-1", List.of()));

  /** A dry run under way, which ends with whatever it is told. */
  private record Trying(DryRun.Listener listener, CompletableFuture<List<CaseForecast>> ends) {}

  @Autowired Changes changes;
  @Autowired ModelsInForce models;
  @Autowired JdbcClient jdbc;
  @Autowired ObjectMapper json;
  @Autowired MovableClock clock;
  @Autowired PlatformTransactionManager transactions;

  private final BlockingQueue<Trying> tried = new LinkedBlockingQueue<>();
  private CaseForecasts forecasts;

  @BeforeEach
  void dryRunsWait() {
    var dryRun = mock(DryRun.class);
    when(dryRun.of(any(), any(), any()))
        .thenAnswer(
            asked -> {
              var trying = new Trying(asked.getArgument(2), new CompletableFuture<>());
              tried.add(trying);
              return trying.ends().orTimeout(1, TimeUnit.MINUTES).join();
            });
    forecasts = new CaseForecasts(dryRun, changes, models, jdbc, json, clock, transactions);
  }

  @AfterEach
  void nothingWaits() {
    clock.reset();
    forecasts.end();
  }

  @Test
  void whatWasStoppedAndBegunAgainIsNotEndedByTheOneBefore() throws Exception {
    long change = change();
    forecasts.begin(change, Map.of(), "admin");
    Trying first = next();
    assertThat(first.listener().looked(0, 1)).isTrue();
    forecasts.stop(change);
    forecasts.begin(change, Map.of(), "admin");
    assertThat(first.listener().looked(1, 1)).as("revived").isFalse();
    first.ends().complete(List.of());
    Trying second = next();
    assertThat(state(change)).isEqualTo(Forecast.State.RUNNING);
    assertThat(second.listener().looked(1, 1)).isTrue();
    second.ends().complete(FOUND);
    ends(change);
    assertThat(forecasts.of(change).orElseThrow().cases()).isEqualTo(FOUND);
  }

  @Test
  void aFailureOfTheOneBeforeIsNotThatOfTheNext() throws Exception {
    long change = change();
    forecasts.begin(change, Map.of(), "admin");
    Trying first = next();
    forecasts.stop(change);
    forecasts.begin(change, Map.of(), "admin");
    first.ends().completeExceptionally(new IllegalStateException("It broke."));
    Trying second = next();
    assertThat(state(change)).isEqualTo(Forecast.State.RUNNING);
    second.ends().complete(FOUND);
    ends(change);
    assertThat(state(change)).isEqualTo(Forecast.State.DONE);
  }

  @Test
  void oneThatWaitsForItsTurnHasNotBrokenOffAndIsBegunOnce() throws Exception {
    long inHand = change();
    long waits = change();
    forecasts.begin(inHand, Map.of(), "admin");
    Trying first = next();
    forecasts.begin(waits, Map.of(), "admin");
    clock.moveBy(Duration.ofMinutes(2));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> state(waits) == Forecast.State.RUNNING);
    assertThat(state(waits)).isEqualTo(Forecast.State.RUNNING);
    forecasts.begin(waits, Map.of(), "admin");
    first.ends().complete(FOUND);
    next().ends().complete(FOUND);
    ends(waits);
    // The worker takes one after the other, so a second run of the same would come before this.
    long last = change();
    forecasts.begin(last, Map.of(), "admin");
    next().ends().complete(List.of());
    ends(last);
    assertThat(forecasts.of(waits).orElseThrow().cases()).isEqualTo(FOUND);
  }

  @Test
  void oneThatIsStoppedWhileItWaitsIsNotTriedAtAll() throws Exception {
    long inHand = change();
    long waits = change();
    forecasts.begin(inHand, Map.of(), "admin");
    Trying first = next();
    forecasts.begin(waits, Map.of(), "admin");
    forecasts.stop(waits);
    first.ends().complete(FOUND);
    ends(inHand);
    ends(waits);
    assertThat(state(waits)).isEqualTo(Forecast.State.STOPPED);
    assertThat(tried).isEmpty();
  }

  private Trying next() throws InterruptedException {
    Trying next = tried.poll(30, TimeUnit.SECONDS);
    assertThat(next).as("a dry run").isNotNull();
    return next;
  }

  private Forecast.State state(long change) {
    return forecasts.of(change).orElseThrow().state();
  }

  private void ends(long change) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> forecasts.of(change).orElseThrow().endedAt() != null);
  }

  private long change() {
    return changes.begin("To be tried", "Council.", "page", "admin");
  }
}
