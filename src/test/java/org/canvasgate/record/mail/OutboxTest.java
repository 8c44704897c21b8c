package org.canvasgate.record.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.canvasgate.form.Refusal;
import org.canvasgate.record.mail.BadServer.Fault;
import org.canvasgate.record.mail.Mail.Event;
import org.canvasgate.record.mail.Mail.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages leave once, whatever happens on the way, in conversations with real mail servers. */
class OutboxTest {
  private MailRoom room;
  private GreenMail server;

  @BeforeEach
  void open() throws IOException {
    room = new MailRoom();
    server = server(0);
    server.start();
    room.reach(server.getSmtp().getPort());
    room.addresses.put("kim", "kim@city.example");
  }

  @AfterEach
  void close() {
    server.stop();
    room.close();
  }

  private static GreenMail server(int port) {
    return new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP));
  }

  @Test
  void aLetterArrivesWithItsKoreanSubjectAndBothPapers() throws Exception {
    long id = room.letter("kim");
    assertThat(round()).isEqualTo(1);
    MimeMessage message = arrived().get(0);
    assertThat(message.getSubject()).isEqualTo("[평가위원회] 검토 결과 통지: 버스 안내");
    var from = (InternetAddress) message.getFrom()[0];
    assertThat(from.getAddress()).isEqualTo("office@city.example");
    assertThat(from.getPersonal()).isEqualTo("평가위원회 사무국");
    assertThat(message.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("kim@city.example");
    assertThat(message.getSentDate().toInstant()).isEqualTo(MailRoom.BEGIN);
    var parts = (MimeMultipart) message.getContent();
    assertThat(parts.getBodyPart(0).getContent()).asString().contains("귀하의 신청에 대한 결과입니다.");
    assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("버스 안내 부결.pdf");
    assertThat(parts.getBodyPart(2).getFileName()).isEqualTo("Bus rejected.pdf");
    assertThat(parts.getBodyPart(1).getContentType()).startsWith("application/pdf");
    try (InputStream paper = parts.getBodyPart(1).getInputStream()) {
      assertThat(paper.readAllBytes()).containsExactly(37, 80, 68, 70, 1);
    }
    Mail mail = room.mail(id);
    assertThat(mail.state()).isEqualTo(State.SENT);
    assertThat(mail.address()).isEqualTo("kim@city.example");
    assertThat(mail.messageId()).isEqualTo(message.getMessageID()).endsWith("@city.example>");
    assertThat(events(id)).containsExactly("queued", "taken", "sent");
  }

  @Test
  void whatWasSentIsNotSentAgainAndNoKeyTwice() {
    room.queue("a", "kim");
    assertThat(room.outbox().queue("a", "kim", null, "s", "b")).isEmpty();
    assertThat(round()).isEqualTo(1);
    room.pass(Duration.ofDays(2));
    assertThat(round()).isZero();
    assertThat(arrived()).hasSize(1);
  }

  @Test
  void whileTheServerIsDownMessagesWaitLongerEachTimeAndArriveOnceWhenItIsUp() throws Exception {
    int port = server.getSmtp().getPort();
    server.stop();
    long id = room.queue("a", "kim");
    assertThat(round()).isZero();
    assertThat(room.mail(id).state()).isEqualTo(State.QUEUED);
    assertThat(room.mail(id).problem()).isEqualTo("mail.problem.unreachable");
    assertThat(room.mail(id).nextTry()).isEqualTo(MailRoom.BEGIN.plus(Duration.ofMinutes(1)));
    round();
    assertThat(room.mail(id).attempts()).as("not before its time").isEqualTo(1);
    room.pass(Duration.ofMinutes(1));
    round();
    assertThat(room.mail(id).attempts()).isEqualTo(2);
    assertThat(Duration.between(MailRoom.BEGIN, room.mail(id).nextTry()))
        .isEqualTo(Duration.ofMinutes(6));

    server = server(port);
    server.start();
    room.pass(Duration.ofMinutes(5));
    assertThat(round()).isEqualTo(1);
    assertThat(arrived()).hasSize(1);
    assertThat(room.mail(id).state()).isEqualTo(State.SENT);
    assertThat(room.mail(id).problem()).isNull();
  }

  @Test
  void aMessageThatIsNotTakenForAWeekIsLeftToThePeople() {
    server.stop();
    long id = room.queue("a", "kim");
    Duration waited = Duration.ZERO;
    while (room.mail(id).state() == State.QUEUED && waited.toDays() < 30) {
      round();
      room.pass(Duration.ofHours(4));
      waited = waited.plusHours(4);
    }
    assertThat(room.mail(id).state()).isEqualTo(State.REFUSED);
    assertThat(waited.toDays()).isBetween(6L, 9L);
    room.outbox().again(id, "secretary");
    assertThat(room.mail(id).state()).isEqualTo(State.QUEUED);
    assertThat(room.mail(id).attempts()).isZero();
  }

  @Test
  void aSenderKilledBetweenSendingAndNotingLeavesADoubtThatTheSecretariatDecides() {
    long id = room.letter("kim");
    killedAfterSending();
    assertThat(arrived()).hasSize(1);
    assertThat(room.mail(id).state()).isEqualTo(State.SENDING);
    round();
    assertThat(room.mail(id).state()).as("somebody may still be speaking").isEqualTo(State.SENDING);
    room.pass(Outbox.LONGEST_CONVERSATION.plusSeconds(1));
    round();
    assertThat(room.mail(id).state()).isEqualTo(State.UNSURE);
    assertThat(room.mail(id).problem()).isEqualTo("mail.problem.stopped");
    room.pass(Duration.ofDays(3));
    round();
    assertThat(arrived()).as("a letter is not repeated by itself").hasSize(1);

    room.outbox().arrived(id, "secretary");
    assertThat(room.mail(id).state()).isEqualTo(State.SENT);
    assertThat(room.outbox().events(id)).extracting(Event::person).contains("secretary");
    assertThatThrownBy(() -> room.outbox().again(id, "secretary")).isInstanceOf(Refusal.class);
    round();
    assertThat(arrived()).hasSize(1);
  }

  @Test
  void aLetterInDoubtThatIsSentAgainIsTheSameMessage() throws Exception {
    long id = room.letter("kim");
    killedAfterSending();
    room.pass(Outbox.LONGEST_CONVERSATION.plusSeconds(1));
    round();
    room.outbox().again(id, "secretary");
    round();
    assertThat(arrived()).hasSize(2);
    assertThat(arrived().get(0).getMessageID()).isEqualTo(arrived().get(1).getMessageID());
  }

  @Test
  void aNoticeInDoubtIsToldAgainByItself() throws Exception {
    long id = room.queue("a", "kim");
    killedAfterSending();
    room.pass(Outbox.LONGEST_CONVERSATION.plusSeconds(1));
    round();
    assertThat(room.mail(id).state()).isEqualTo(State.SENT);
    assertThat(arrived()).hasSize(2);
    assertThat(arrived().get(0).getMessageID()).isEqualTo(arrived().get(1).getMessageID());
  }

  @Test
  void twoNodesAndManySendersSendEachMessageOnce() throws Exception {
    int messages = 60;
    for (int n = 0; n < messages; n++) room.queue("m" + n, "kim");
    var senders = Executors.newFixedThreadPool(4);
    try (MailRoom other = room.node()) {
      List<Callable<Integer>> work =
          IntStream.range(0, 4)
              .<Callable<Integer>>mapToObj(
                  n -> () -> (n % 2 == 0 ? room : other).get(Postman.class).round())
              .toList();
      int sent = 0;
      for (var done : senders.invokeAll(work)) sent += done.get();
      assertThat(sent).isEqualTo(messages);
    } finally {
      senders.shutdownNow();
    }
    Set<String> subjects = new HashSet<>();
    for (MimeMessage message : arrived()) subjects.add(message.getSubject());
    assertThat(arrived()).hasSize(messages);
    assertThat(subjects).hasSize(messages);
    assertThat(room.outbox().count(State.SENT)).isEqualTo(messages);
  }

  @Test
  void onlyWhoTookAMessageSaysWhatBecameOfIt() {
    long id = room.queue("a", "kim");
    Mail taken = room.outbox().take("mine", "city.example").orElseThrow();
    assertThat(room.outbox().take("another", "city.example")).isEmpty();
    room.outbox().sent(taken, "another", "x@city.example");
    assertThat(room.mail(id).state()).isEqualTo(State.SENDING);
    room.pass(Outbox.LONGEST_CONVERSATION.plusSeconds(1));
    room.outbox().findLost();
    room.outbox().sent(taken, "mine", "kim@city.example");
    assertThat(room.mail(id).state()).as("too late to say").isEqualTo(State.UNSURE);
  }

  @Test
  void anAnswerLostAfterTheWholeMessageIsADoubt() throws IOException {
    try (BadServer bad = new BadServer(Fault.SILENT_AFTER_MESSAGE)) {
      room.reach(bad.port());
      long id = room.letter("kim");
      round();
      assertThat(bad.messages).hasSize(1);
      assertThat(room.mail(id).state()).isEqualTo(State.UNSURE);
      assertThat(room.mail(id).problem()).isEqualTo("mail.problem.no-answer");
      room.pass(Duration.ofDays(1));
      round();
      assertThat(bad.messages).as("no second copy without a person's word").hasSize(1);
    }
  }

  @Test
  void aServerThatNeverConfirmsGetsANoticeThreeTimesAtMost() throws IOException {
    try (BadServer bad = new BadServer(Fault.SILENT_AFTER_MESSAGE)) {
      room.reach(bad.port());
      long id = room.queue("a", "kim");
      for (int n = 0; n < 10; n++) {
        round();
        room.pass(Duration.ofHours(1));
      }
      assertThat(bad.messages).hasSize(3);
      assertThat(room.mail(id).state()).isEqualTo(State.UNSURE);
    }
  }

  @Test
  void aLineLostBeforeTheEndOfTheMessageIsNoDoubt() throws IOException {
    long id = room.letter("kim");
    room.papers.replaceAll(
        (letter, papers) -> List.of(new Mail.Attachment("large.pdf", new byte[3_000_000])));
    try (BadServer bad = new BadServer(Fault.GONE_IN_MESSAGE)) {
      room.reach(bad.port());
      round();
      assertThat(room.mail(id).state()).isEqualTo(State.QUEUED);
      assertThat(room.mail(id).problem()).isEqualTo("mail.problem.unreachable");
    }
    room.reach(server.getSmtp().getPort());
    room.pass(Duration.ofMinutes(1));
    assertThat(round()).isEqualTo(1);
  }

  @Test
  void oneRecipientWhoIsUnknownHoldsUpNobodyElse() throws IOException {
    room.addresses.put("gone", "nobody@city.example");
    try (BadServer bad = new BadServer(Fault.UNKNOWN_RECIPIENT)) {
      room.reach(bad.port());
      long lost = room.queue("a", "gone");
      long fine = room.queue("b", "kim");
      assertThat(round()).isEqualTo(1);
      assertThat(room.mail(fine).state()).isEqualTo(State.SENT);
      assertThat(room.mail(lost).state()).isEqualTo(State.REFUSED);
      assertThat(room.outbox().events(lost))
          .extracting(Event::detail)
          .anyMatch(detail -> detail != null && detail.contains("no such person"));
      room.addresses.put("gone", "found@city.example");
      room.outbox().again(lost, "secretary");
      assertThat(round()).isEqualTo(1);
      assertThat(room.mail(lost).address()).isEqualTo("found@city.example");
    }
  }

  @Test
  void aBusyServerIsAskedAgainAndOneThatDoesNotWantTheMessageIsNot() throws IOException {
    try (BadServer busy = new BadServer(Fault.BUSY)) {
      room.reach(busy.port());
      long id = room.queue("a", "kim");
      round();
      assertThat(room.mail(id).state()).isEqualTo(State.QUEUED);
      assertThat(room.mail(id).problem()).isEqualTo("mail.problem.not-now");
    }
    try (BadServer unwilling = new BadServer(Fault.UNWANTED)) {
      room.reach(unwilling.port());
      long id = room.letter("kim");
      round();
      assertThat(unwilling.messages).isNotEmpty();
      assertThat(room.mail(id).state()).as("the server said no").isEqualTo(State.REFUSED);
    }
  }

  @Test
  void whoHasNoAddressIsWrittenToWhenThereIsOne() {
    long id = room.queue("a", "lee");
    assertThat(round()).isZero();
    assertThat(room.mail(id).problem()).isEqualTo("mail.problem.no-address");
    room.addresses.put("lee", "lee@city.example");
    room.pass(Duration.ofMinutes(1));
    assertThat(round()).isEqualTo(1);
  }

  @Test
  void anAddressThatCannotBeReadIsTold() {
    room.addresses.put("lee", "이 주소는 아님");
    long id = room.queue("a", "lee");
    assertThat(round()).isZero();
    assertThat(room.mail(id).state()).isEqualTo(State.REFUSED);
    assertThat(room.mail(id).problem()).isEqualTo("mail.problem.address");
  }

  @Test
  void aLineBreakInANameBeginsNoHeader() throws Exception {
    room.addresses.put("spy", "spy@city.example");
    room.outbox().queue("a", "kim", null, "Bus\r\nBcc: spy@city.example", "text");
    round();
    assertThat(arrived()).hasSize(1);
    assertThat(arrived().get(0).getHeader("Bcc")).isNull();
    assertThat(arrived().get(0).getSubject()).isEqualTo("Bus Bcc: spy@city.example");
  }

  @Test
  void withoutAMailServerNothingIsTried() throws IOException {
    int closed;
    try (ServerSocket free = new ServerSocket(0)) {
      closed = free.getLocalPort();
    }
    room.reach(closed);
    assertThat(room.get(Courier.class).missing()).isNull();
    assertThat(new MailSettings(null, null, null).hasSender()).isFalse();
    assertThat(new MailSettings("not an address", null, null).hasSender()).isFalse();
  }

  /** Takes a message, gives it to the server, and is gone before it can note that. */
  private void killedAfterSending() {
    Mail taken = room.outbox().take("killed", "city.example").orElseThrow();
    List<Mail.Attachment> files =
        taken.letterId() == null ? List.of() : room.papers.get(taken.letterId());
    room.get(Courier.class).deliver(taken, room.addresses.get(taken.person()), files);
  }

  private int round() {
    return room.get(Postman.class).round();
  }

  private List<MimeMessage> arrived() {
    return Arrays.asList(server.getReceivedMessages());
  }

  private List<String> events(long id) {
    return room.outbox().events(id).stream().map(Event::event).toList();
  }
}
