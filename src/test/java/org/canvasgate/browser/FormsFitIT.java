package org.canvasgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.canvasgate.sample.PlayedCase;
import org.canvasgate.testing.CanvasgateTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A form fits the screen of a small laptop: nobody scrolls sideways, and no label is cut. */
@CanvasgateTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormsFitIT {
  private static final String WHAT_DOES_NOT_FIT =
      """
      () => {
        const right = document.querySelector('.fjs-container').getBoundingClientRect().right;
        const wide = [];
        for (const each of document.querySelectorAll('.fjs-container *')) {
          if (each.closest('svg')) continue;
          const box = each.getBoundingClientRect();
          const style = getComputedStyle(each);
          const name = `${each.tagName}.${each.className}`;
          if (box.width && box.right > right + 1.5 && style.position !== 'absolute')
            wide.push(`${name} stands out by ${box.right - right}`);
          if (each.scrollWidth > each.clientWidth + 1 && each.clientWidth
              && /auto|scroll/.test(style.overflowX)) wide.push(`${name} scrolls`);
        }
        return wide;
      }""";

  @Autowired ApplicationContext application;
  @LocalServerPort int port;

  /** A window of each person in each language: Tasklist has hundreds of files to fetch. */
  private final Map<String, Tasklist> open = new HashMap<>();

  @AfterAll
  void everybodyLeaves() {
    open.values().forEach(Tasklist::close);
  }

  @ParameterizedTest
  @CsvSource({
    "daejeon-kkulparking, appoint-panel, secretary",
    "incheon-imod-geomdan, score-canvas, member1",
    "hwaseong-dongtan-ucity, confirm-review, chair",
    "daejeon-fine-dust-network, draft-responsibilities, planner",
    "columbus-pivot-mmtpa, write-plan, planner",
    "bucheon-shared-parking, vote-plan, member1",
    "sejong-shucle-ieung, confirm-plan, chair",
    "busan-edc-smart-village, start-operation, planner"
  })
  void noFormIsWiderThanALaptop(String service, String step, String person) {
    String caseId = PlayedCase.at(application, service, step, 0);
    String assignee = person.equals("secretary") || person.equals("chair") ? null : person;
    String task = PlayedCase.task(application, caseId, step, assignee);
    for (String language : List.of("en-GB", "ko-KR")) {
      Tasklist tasklist =
          open.computeIfAbsent(
              person + " " + language, window -> Tasklist.open(port, language, person));
      tasklist.page().setViewportSize(1280, 720);
      tasklist.page().navigate("about:blank"); // the form of the task before is gone
      tasklist.task(task);
      assertThat((List<?>) tasklist.page().evaluate(WHAT_DOES_NOT_FIT))
          .as(step + " " + language)
          .isEmpty();
    }
  }
}
