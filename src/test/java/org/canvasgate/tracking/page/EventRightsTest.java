package org.canvasgate.tracking.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The timeline tells nobody more than the sections of the page do. */
class EventRightsTest {
  private static final Instant THEN = Instant.parse("2026-11-23T01:00:00Z");

  private final List<Event> events =
      List.of(
          event("proposed", "planner", null, null),
          event("ended-withdrawn", null, null, "no money"),
          event("panel", "secretary", "new-committee", null),
          event("window-opened", null, "score", null),
          event("window-extend", "secretary", null, "two are ill"),
          event("window-substitute", "secretary", null, "Kim is ill"),
          event("score", null, null, null),
          event("verdict", "chair", "pass", "it holds"),
          event("recusal", "member1", "stepped-aside", "my brother"),
          event("challenge-made", "planner", "member2", "an enemy"),
          event("condition-set", null, null, "set a fare"),
          event("condition-reported", "planner", null, null),
          event("objection-filed", "planner", null, "wrong sums"),
          event("letter", "planner", null, null),
          event("handover-seat", "member1", "member3", null),
          event("handover-proposal", "planner", "planner2", null),
          event("answered", "road-office", "Road office\n도로과", null),
          event("report-interim", "operator", null, "well"));

  @Test
  void whoeverIsKeptOffReadsOfTheProposalAndOfTheirOwnRecusalOnly() {
    assertThat(whats(Readers.recused("member1")))
        .containsExactly("proposed", "ended-withdrawn", "recusal");
    assertThat(whats(Readers.recused("secretary"))).doesNotContain("recusal");
    assertThat(allowed(Readers.recused("member1")).get(0).who()).isNull();
  }

  @Test
  void thePublicReadsOfVerdictsAndNobodysName() {
    List<Event> read = allowed(Readers.stranger("citizen"));
    assertThat(read)
        .extracting(Event::what)
        .containsExactly("proposed", "ended-withdrawn", "verdict", "condition-set");
    assertThat(read).extracting(Event::who).containsOnlyNulls();
  }

  @Test
  void thePlannerReadsOfTheirChallengeAndLetterAndOfNobodyElsesRecusal() {
    assertThat(whats(Readers.planner("planner", List.of())))
        .contains("challenge-made", "letter", "objection-filed", "handover-proposal", "answered")
        .doesNotContain("recusal", "handover-seat", "window-substitute", "score");
    assertThat(whats(Readers.planner("colleague", List.of())))
        .doesNotContain("challenge-made", "letter", "objection-filed");
    Event extended =
        allowed(Readers.planner("planner", List.of())).stream()
            .filter(event -> event.what().equals("window-extend"))
            .findFirst()
            .orElseThrow();
    assertThat(extended.text()).as("why two are ill").isNull();
    assertThat(extended.who()).isNull();
  }

  @Test
  void theSecretariatReadsEverythingButAChallengeOfItsOwnPerson() {
    assertThat(whats(Readers.secretary("secretary")))
        .contains("recusal", "challenge-made", "letter", "window-substitute", "handover-seat");
    assertThat(whats(Readers.secretary("member2"))).doesNotContain("challenge-made");
  }

  @Test
  void aMemberReadsNoLettersAndNoScoreThatTheyMayNotSee() {
    assertThat(whats(Readers.member("member4", List.of())))
        .contains("window-substitute", "objection-filed", "handover-seat")
        .doesNotContain("score", "letter", "recusal", "challenge-made");
  }

  @Test
  void whileBodiesAreAskedEachReadsOfItsOwnAnswerOnly() {
    List<Event> asking = new ArrayList<>(events);
    asking.add(event("window-opened", null, "consult", null));
    assertThat(EventRights.asking(asking)).isTrue();
    Reading own = Readers.representative("body", "body-road-office");
    Reading other = Readers.representative("body", "body-budget-office");
    assertThat(EventRights.allowed(asking, own)).extracting(Event::what).contains("answered");
    assertThat(EventRights.allowed(asking, other))
        .extracting(Event::what)
        .doesNotContain("answered");
    asking.add(event("window-closed", null, "consult", null));
    assertThat(EventRights.asking(asking)).isFalse();
    assertThat(EventRights.allowed(asking, other)).extracting(Event::what).contains("answered");
  }

  @Test
  void everyEventIsOfAKind() {
    assertThat(events).allSatisfy(event -> assertThat(event.kind()).isNotNull());
    assertThat(Event.Kind.of("letters")).isEqualTo(Event.Kind.LETTERS);
    assertThat(Event.Kind.of("nonsense")).isNull();
  }

  private List<String> whats(Reading reading) {
    return allowed(reading).stream().map(Event::what).toList();
  }

  private List<Event> allowed(Reading reading) {
    return EventRights.allowed(events, reading);
  }

  private static Event event(String what, String who, String other, String text) {
    return new Event(THEN, what, "review", 0, 1, who, other, text, 1.0);
  }
}
