package org.canvasgate.engine.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.canvasgate.engine.Languages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.StreamUtils;

/** Two are served, one waits, the rest are told to come again; nobody else's room is theirs. */
class AdmissionTest {
  private final CountDownLatch begun = new CountDownLatch(2);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final ExecutorService people = Executors.newCachedThreadPool();

  /** Waits for hours rather than milliseconds where somebody should be waiting. */
  private final Admission admission = admission(Duration.ofHours(1));

  private static Admission admission(Duration wait) {
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("messages/load");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return new Admission(
        new LoadSettings(2, 1, 1, 1, wait),
        new PlainAnswers(messages, new Languages(), new ObjectMapper()));
  }

  @AfterEach
  void home() throws InterruptedException {
    goOn.countDown();
    people.shutdown();
    assertThat(people.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  private final FilterChain slow =
      (request, response) -> {
        begun.countDown();
        try {
          goOn.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      };

  private static final FilterChain QUICK = (request, response) -> {};

  private MockHttpServletResponse ask(String address, FilterChain chain) throws Exception {
    return ask(new MockHttpServletRequest("GET", address), chain);
  }

  private MockHttpServletResponse ask(MockHttpServletRequest request, FilterChain chain)
      throws Exception {
    var response = new MockHttpServletResponse();
    admission.doFilter(request, response, chain);
    return response;
  }

  /** As many slow requests as there is room for, and those that may wait. */
  private List<Future<MockHttpServletResponse>> fill(String address, int inside, int waiting)
      throws Exception {
    List<Future<MockHttpServletResponse>> asked = new ArrayList<>();
    for (int n = 0; n < inside; n++) asked.add(people.submit(() -> ask(address, slow)));
    if (inside == 2) begun.await();
    else while (begun.getCount() == 2) Thread.onSpinWait();
    for (int n = 0; n < waiting; n++) {
      var waiter = new Thread[1];
      var known = new CountDownLatch(1);
      asked.add(
          people.submit(
              () -> {
                waiter[0] = Thread.currentThread();
                known.countDown();
                return ask(address, slow);
              }));
      known.await();
      while (waiter[0].getState() != Thread.State.TIMED_WAITING) Thread.onSpinWait();
    }
    return asked;
  }

  @Test
  void whoFindsNoRoomIsToldAtOnceWhenToComeAgain() throws Exception {
    var accepted = fill("/cases", 2, 1);
    var refused = ask("/cases", QUICK);
    assertThat(refused.getStatus()).isEqualTo(503);
    assertThat(refused.getHeader("Retry-After")).isEqualTo("10");
    goOn.countDown();
    for (var each : accepted) assertThat(each.get(1, TimeUnit.MINUTES).getStatus()).isEqualTo(200);
    assertThat(ask("/cases", QUICK).getStatus())
        .as("afterwards there is room again")
        .isEqualTo(200);
  }

  @Test
  void aBrowserGetsAPageAndAProgramAProblemInTheReadersLanguage() throws Exception {
    fill("/cases", 2, 1);
    var korean = new MockHttpServletRequest("GET", "/cases");
    korean.addHeader("Accept", "text/html,*/*");
    korean.addHeader("Accept-Language", "ko");
    korean.addPreferredLocale(java.util.Locale.KOREAN);
    var page = ask(korean, QUICK);
    assertThat(page.getContentType()).startsWith("text/html");
    assertThat(page.getContentAsString()).contains("lang=\"ko\"").contains("요청이 너무 많습니다");
    var problem = ask("/engine-rest/task", QUICK);
    assertThat(problem.getContentType()).startsWith("application/problem+json");
    assertThat(new ObjectMapper().readTree(problem.getContentAsString()).path("message").asText())
        .contains("not begun");
  }

  @Test
  void healthAndSignInAreReachedWhileAllOthersAreFull() throws Exception {
    fill("/cases", 2, 1);
    assertThat(ask("/actuator/health", QUICK).getStatus()).isEqualTo(200);
    assertThat(ask("/sign-in", QUICK).getStatus()).isEqualTo(200);
    assertThat(ask("/assets/page.css", QUICK).getStatus()).isEqualTo(200);
  }

  @Test
  void expensivePagesNeverTakeTheRoomOfOthers() throws Exception {
    fill("/exports/board.csv", 1, 1);
    assertThat(ask("/portfolio", QUICK).getStatus()).isEqualTo(503);
    assertThat(ask("/api/v1/portfolio", QUICK).getStatus()).isEqualTo(503);
    assertThat(ask("/proposals/p-1/dossier.pdf", QUICK).getStatus()).isEqualTo(503);
    assertThat(ask("/proposals/p-1", QUICK).getStatus()).isEqualTo(200);
    assertThat(ask("/camunda/api/engine/engine/default/task", QUICK).getStatus()).isEqualTo(200);
  }

  @Test
  void whoHasWaitedLongEnoughIsTurnedAway() throws Exception {
    var impatient = admission(Duration.ZERO);
    var inside =
        people.submit(
            () -> {
              impatient.doFilter(
                  new MockHttpServletRequest("GET", "/exports/board.csv"),
                  new MockHttpServletResponse(),
                  slow);
              return null;
            });
    while (begun.getCount() == 2) Thread.onSpinWait();
    var response = new MockHttpServletResponse();
    impatient.doFilter(new MockHttpServletRequest("GET", "/portfolio"), response, QUICK);
    assertThat(response.getStatus()).isEqualTo(503);
    goOn.countDown();
    inside.get(1, TimeUnit.MINUTES);
  }

  @Test
  void aFailureGivesItsPlaceBack() throws Exception {
    for (int n = 0; n < 5; n++)
      try {
        ask(
            "/cases",
            (request, response) -> {
              throw new IllegalStateException("broken");
            });
      } catch (IllegalStateException expected) {
        assertThat(expected).hasMessage("broken");
      }
    assertThat(ask("/cases", QUICK).getStatus()).isEqualTo(200);
  }

  @Test
  void aBodyEndsAtItsLimitWhetherItsLengthIsToldOrNot() throws Exception {
    var told = new MockHttpServletRequest("POST", "/drafts/one");
    told.setContentType("application/json");
    told.setContent(new byte[(int) Admission.MOST_OF_BODY + 1]);
    assertThat(ask(told, QUICK).getStatus()).isEqualTo(413);

    var untold =
        new MockHttpServletRequest("POST", "/drafts/one") {
          @Override
          public long getContentLengthLong() {
            return -1;
          }
        };
    untold.setContentType("application/json");
    untold.setContent(new byte[(int) Admission.MOST_OF_BODY + 1]);
    FilterChain reads = (request, response) -> StreamUtils.drain(request.getInputStream());
    var refused = ask(untold, reads);
    assertThat(refused.getStatus()).isEqualTo(413);
    assertThat(refused.getContentAsString()).contains("4 MB");

    untold.setContent(new byte[(int) Admission.MOST_OF_BODY]);
    assertThat(ask(untold, reads).getStatus()).isEqualTo(200);
  }

  @Test
  void aFormEndsWhereTomcatStopsReadingIt() throws Exception {
    var form = new MockHttpServletRequest("POST", "/proposals/p-1");
    form.setContentType("application/x-www-form-urlencoded;charset=UTF-8");
    form.setContent(new byte[(int) Admission.MOST_OF_FORM + 1]);
    assertThat(ask(form, QUICK).getStatus()).isEqualTo(413);
  }
}
