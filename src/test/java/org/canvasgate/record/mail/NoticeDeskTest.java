package org.canvasgate.record.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.canvasgate.committee.Notices;
import org.canvasgate.committee.Recusal;
import org.canvasgate.committee.Recusals;
import org.canvasgate.record.mail.Preferences.Choice;
import org.canvasgate.record.mail.Preferences.Delivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told of a notice, and how. */
class NoticeDeskTest {
  private MailRoom room;

  @BeforeEach
  void open() {
    room = new MailRoom();
    room.groups.put("secretariat", List.of("jung", "seo"));
    room.groups.put("chairs", List.of("park", "noh"));
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void aPersonIsToldAtOnceInTheirLanguageByTheNameOfTheCase() {
    choose("kim", Delivery.IMMEDIATE, Locale.ENGLISH);
    reminder("kim", "r1");
    reminder("lee", "r2");
    dispatch();
    assertThat(mails())
        .containsExactly(
            "kim: [Canvasgate] Please score the canvas of \"Bus\" by 2026-12-01.",
            "lee: [캔버스게이트] \"버스 안내\"의 캔버스를 2026-12-01까지 채점해 주십시오.");
    assertThat(bodies().get(0))
        .contains("https://gate.city.example/proposals/bus")
        .contains("How you are told is your choice");
  }

  @Test
  void aNoticeToAGroupReachesEachOfItsMembersOnce() {
    notices().tell("secretariat", "bus", "notice.escalation.score", "e1", "bus");
    dispatch();
    dispatch();
    assertThat(mails()).hasSize(2).allMatch(mail -> mail.matches("(jung|seo): .*"));
  }

  @Test
  void whoIsKeptOffACaseIsToldNothingOfItThroughAGroup() {
    room.get(Recusals.class).add("bus", "park", Recusal.Kind.STEPPED_ASIDE, "own firm", "park");
    notices().tell("chairs", "bus", "notice.escalation.score", "e1", "bus");
    dispatch();
    assertThat(mails()).hasSize(1).allMatch(mail -> mail.startsWith("noh: "));
  }

  @Test
  void whoWantsNoneGetsNoReminderButEverySummonsVerdictAndObjection() {
    choose("kim", Delivery.NONE, Locale.KOREAN);
    reminder("kim", "r1");
    notices().tell("kim", "bus", "notice.summons.score", "s1", "bus", "2026-12-01");
    notices().tell("kim", "bus", "notice.verdict.review.reject", "v1", "bus", "–");
    dispatch();
    assertThat(mails())
        .containsExactly(
            "kim: [캔버스게이트] \"버스 안내\"의 캔버스 채점을 요청합니다. 기한: 2026-12-01",
            "kim: [캔버스게이트] \"버스 안내\"의 비즈니스 모델 검토 결과: 부결. 사유: –");
  }

  @Test
  void theTableSaysWhatCannotBeTurnedOff() {
    for (String kind : List.of("summons", "verdict", "objection", "condition"))
      assertThat(NoticeDesk.kind("notice." + kind + ".x")).isEqualTo(kind);
    assertThat(NoticeDesk.kind("proposal.closed.rejected")).isEqualTo("closed");
  }

  @Test
  void theDailyMailHoldsEverythingOfTheDayAndComesOnceAtEight() {
    choose("kim", Delivery.DIGEST, Locale.KOREAN);
    room.pass(Duration.ofHours(-3)); // seven in the morning
    reminder("kim", "r1");
    notices().tell("kim", "bus", "notice.summons.score", "s1", "bus", "2026-12-01");
    dispatch();
    digest();
    assertThat(mails()).as("before eight").isEmpty();
    room.pass(Duration.ofHours(1));
    digest();
    digest();
    assertThat(mails()).containsExactly("kim: [캔버스게이트] 오늘의 알림 2건");
    assertThat(bodies().get(0)).contains("채점해 주십시오", "채점을 요청합니다");

    reminder("kim", "r3");
    dispatch();
    digest();
    assertThat(mails()).as("the next one comes tomorrow").hasSize(1);
    room.pass(Duration.ofDays(1));
    digest();
    assertThat(mails()).hasSize(2).last().isEqualTo("kim: [캔버스게이트] 오늘의 알림 1건");
    room.pass(Duration.ofDays(1));
    digest();
    assertThat(mails()).as("no empty mail").hasSize(2);
  }

  @Test
  void whatIsNoNewsAnyMoreIsNotMailed() {
    reminder("kim", "r1");
    room.pass(Duration.ofDays(4));
    reminder("lee", "r2");
    dispatch();
    assertThat(mails()).hasSize(1).allMatch(mail -> mail.startsWith("lee: "));
  }

  @Test
  void severalNodesAtTheSameTimeTellOnce() throws Exception {
    for (int n = 0; n < 40; n++) reminder("kim", "r" + n);
    choose("digest", Delivery.DIGEST, Locale.KOREAN);
    for (int n = 0; n < 10; n++) reminder("digest", "d" + n);
    var nodes = Executors.newFixedThreadPool(3);
    try (MailRoom other = room.node()) {
      List<Callable<Void>> work =
          IntStream.range(0, 6)
              .<Callable<Void>>mapToObj(
                  n ->
                      () -> {
                        NoticeDesk desk = (n % 2 == 0 ? room : other).get(NoticeDesk.class);
                        desk.dispatch();
                        desk.digest();
                        return null;
                      })
              .toList();
      for (var done : nodes.invokeAll(work)) done.get();
    } finally {
      nodes.shutdownNow();
    }
    dispatch();
    assertThat(mails().stream().filter(mail -> mail.startsWith("kim: "))).hasSize(40);
    assertThat(
            room.jdbc()
                .sql("select count(*) from digest_item where person = 'digest'")
                .query(Long.class)
                .single())
        .isEqualTo(10);
    assertThat(mails().stream().filter(mail -> mail.startsWith("digest: "))).hasSize(1);
  }

  private void reminder(String person, String key) {
    notices().tell(person, "bus", "notice.reminder.score", key, "bus", "2026-12-01");
  }

  private void choose(String person, Delivery delivery, Locale language) {
    room.get(Preferences.class).choose(person, new Choice(delivery, language));
  }

  private Notices notices() {
    return room.get(Notices.class);
  }

  private void dispatch() {
    room.get(NoticeDesk.class).dispatch();
  }

  private void digest() {
    room.get(NoticeDesk.class).digest();
  }

  private List<String> mails() {
    return room.jdbc()
        .sql("select person || ': ' || subject from mail order by id")
        .query(String.class)
        .list();
  }

  private List<String> bodies() {
    return room.jdbc().sql("select body from mail order by id").query(String.class).list();
  }
}
