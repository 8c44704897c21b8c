package org.canvasgate.record.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.form.Refusal;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.record.letter.Letter.Paper;
import org.canvasgate.record.letter.Letter.State;
import org.canvasgate.record.mail.Mail;
import org.canvasgate.record.mail.Outbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** From the final record to the outbox: what letters say, and that only what was seen leaves. */
class LetterDeskTest {
  private static final String SECRETARY = "secretary-jung";

  private LetterRoom room;

  @BeforeEach
  void open() {
    room = new LetterRoom();
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void everyOutcomeOfEveryGateHasALetterInBothLanguagesThatLeavesNothingOpen() throws Exception {
    for (String name : LetterName.decisions()) {
      Gate gate = Gate.of(name.substring(0, name.indexOf('.')));
      String outcome = name.substring(name.indexOf('.') + 1);
      CaseRound round =
          room.verdict(gate, gate == Gate.OPERATION ? 1 : 0, outcome, null, details(outcome));
      if (outcome.equals("approved")) conditions(round);
      room.record(round);
      Letter letter = letters().about(LetterRoom.SERVICE).get(0);
      assertThat(letter.template()).isEqualTo(name);
      for (Locale language : LetterPaper.LANGUAGES) {
        byte[] pdf = desk().pdf(letter, language);
        String text = text(pdf);
        picture(name + "_" + language + ".pdf", pdf);
        assertThat(text)
            .as("%s %s", name, language)
            .doesNotContain("{{", "}}", "??", "null", "□", "font-")
            .contains(language == Locale.KOREAN ? "수요응답형 항만 셔틀" : "Harbour shuttle on call")
            .contains(letter.recordHash().substring(0, 8))
            .contains("최다온");
      }
    }
  }

  private void conditions(CaseRound round) {
    condition(
        round,
        1,
        "고장 신고를 받은 때부터 두 시간 안에 대응하는 절차를 마련하고 시험 결과를 제출한다.",
        "planner",
        LetterRoom.PLANNER);
    condition(round, 2, "비상 연락망을 둔다.", "secretariat", null);
  }

  private void condition(CaseRound round, int number, String text, String role, String owner) {
    room.jdbc()
        .sql(
            """
            insert into verdict_condition (proposal_id, gate, cycle, round, number, text, owner_role,
              owner, due, set_by, set_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, '2027-06-30', 'chair-park', now())""")
        .params(
            round.proposalId(),
            round.gate().key(),
            round.cycle(),
            round.round(),
            number,
            text,
            role,
            owner)
        .update();
  }

  private static Map<String, Object> details(String outcome) {
    return switch (outcome) {
      case "approved" ->
          Map.of(
              "conditions", List.of("2027년 6월 30일까지 고장 대응 절차를 마련한다", "비상 연락망을 둔다 by 2027-03-31"));
      case "revise", "returned" ->
          Map.of("changes", "운영비 산출 근거를 보완하여 주십시오.\n비용과 수입의 단위를 맞추어 주십시오.");
      case "improve" -> Map.of("improveBy", "2027-06-30", "improveWhat", "대기 시간을 15분 이내로 줄인다.");
      case "retire" -> Map.of("exitBy", "2027-12-31");
      case "agreed" -> Map.of("entity", "city");
      default -> Map.of();
    };
  }

  @Test
  void aLetterSaysWhatWasDecidedWhyAndHowToObject() throws IOException {
    Letter letter =
        room.draft(Gate.REVIEW, 0, "reject", "운영비 재원이 정해지지 않았습니다.\n보조금이 끝난 뒤가 비어 있습니다.", Map.of());
    String korean = text(desk().pdf(letter, Locale.KOREAN)).replaceAll("\\s+", " ");
    assertThat(korean)
        .contains("수신 최다온 귀하")
        .contains("비즈니스 모델 검토 부결")
        .contains("운영비 재원이 정해지지 않았습니다. 보조금이 끝난 뒤가 비어 있습니다.")
        .contains("2026년 12월 23일까지", "기간 30일", "14일 이내")
        .contains("캔버스 점수")
        .contains("위원장");
    String english = text(desk().pdf(letter, Locale.ENGLISH)).replaceAll("\\s+", " ");
    assertThat(english)
        .contains("until 23 December 2026 (30 days)")
        .contains("This letter is a translation");
  }

  @Test
  void whereNobodyWroteAReasonTheRecommendationIsTheReason() throws IOException {
    Letter letter = room.draft(Gate.REVIEW, 0, "pass", null, Map.of());
    assertThat(text(desk().pdf(letter, Locale.KOREAN)).replaceAll("\\s+", " "))
        .contains("위원회는 평가 결과에 따른 권고(통과)대로 의결하였습니다.")
        .doesNotContain("이의신청");
  }

  @Test
  void conditionsAreATableWithTheirOwnersAndDates() throws IOException {
    CaseRound round = room.verdict(Gate.MAINTENANCE, 0, "approved", null, Map.of());
    conditions(round);
    room.record(round);
    Letter letter = letters().about(LetterRoom.SERVICE).get(0);
    assertThat(text(desk().pdf(letter, Locale.KOREAN)).replaceAll("\\s+", " "))
        .contains("유지관리계획 승인(조건부)", "번호 이행할 사항 담당 기한", "최다온 2027년 6월 30일")
        .contains("비상 연락망을 둔다. 사무국 2027년 6월 30일");
  }

  @Test
  void theLetterNamesTheDayOnWhichThePeriodToObjectReallyEnds() throws IOException {
    CaseRound round = room.verdict(Gate.REVIEW, 0, "reject", "사유", Map.of());
    room.record(round);
    Letter letter = letters().about(LetterRoom.SERVICE).get(0);
    objection(round, "2026-11-25T09:00:00+09:00", "2026-12-25T23:59:59+09:00", null, null);
    assertThat(text(desk().pdf(letter, Locale.KOREAN)).replaceAll("\\s+", " "))
        .contains("2026년 12월 25일까지", "기간 30일");
  }

  @Test
  void afterTheObjectionIsUsedNoOtherIsOffered() throws IOException {
    CaseRound first = room.verdict(Gate.REVIEW, 0, "reject", "사유", Map.of());
    room.record(first);
    objection(
        first, "2026-11-25T09:00:00+09:00", "2026-12-25T23:59:59+09:00", true, "새 위원단이 다시 평가합니다.");
    Letter second = room.draft(Gate.REVIEW, 0, "reject", "사유", Map.of());
    assertThat(text(desk().pdf(second, Locale.KOREAN)).replaceAll("\\s+", " "))
        .contains("다시 이의신청을 할 수 없습니다")
        .doesNotContain("까지 평가위원회 사무국에");
  }

  @Test
  void theAnswerToAnObjectionIsALetterToWhoRaisedIt() throws IOException {
    for (boolean admitted : new boolean[] {true, false}) {
      CaseRound round = room.verdict(Gate.REVIEW, 0, "reject", "사유", Map.of());
      room.record(round);
      objection(
          round,
          "2026-11-25T09:00:00+09:00",
          "2026-12-25T23:59:59+09:00",
          admitted,
          "기간 안에 신청하지 않았습니다.");
      room.addendum(round);
      Letter letter = letters().about(LetterRoom.SERVICE).get(0);
      assertThat(letter.template())
          .isEqualTo(admitted ? "objection.admitted" : "objection.not-admitted");
      for (Locale language : LetterPaper.LANGUAGES) {
        byte[] pdf = desk().pdf(letter, language);
        picture(letter.template() + "_" + language + ".pdf", pdf);
        assertThat(text(pdf)).contains("기간 안에 신청하지 않았습니다.").doesNotContain("{{", "??", "null");
      }
      desk().approve(letter, desk().state(letter), SECRETARY);
      assertThat(outbox().ofLetter(letter.id())).isPresent();
    }
  }

  private void objection(
      CaseRound round, String opened, String due, Boolean admitted, String answer) {
    room.jdbc()
        .sql(
            """
            insert into objection (proposal_id, gate, cycle, round, party, opened_at, due, grounds,
              filed_by, filed_at, admitted, answer)
            values (?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz, ?, ?, ?::timestamptz, ?, ?)""")
        .params(
            round.proposalId(),
            round.gate().key(),
            round.cycle(),
            round.round(),
            LetterRoom.PLANNER,
            opened,
            due,
            admitted == null ? null : "grounds",
            admitted == null ? null : LetterRoom.PLANNER,
            admitted == null ? null : opened,
            admitted,
            answer)
        .update();
  }

  @Test
  void ofARunningServiceItsOperatorIsToldBesideItsPlanner() {
    room.get(Proposals.class)
        .announceOperation(
            LetterRoom.SERVICE, "city", LetterRoom.OPERATOR, LocalDate.of(2026, 1, 1));
    room.get(Proposals.class).registerService(LetterRoom.SERVICE);
    room.draft(Gate.OPERATION, 1, "retire", "이용이 없습니다.", Map.of("exitBy", "2027-12-31"));
    assertThat(letters().about(LetterRoom.SERVICE))
        .extracting(Letter::recipient)
        .containsExactlyInAnyOrder(LetterRoom.PLANNER, LetterRoom.OPERATOR);
  }

  @Test
  void aRecordThatIsToldOfTwiceHasOneLetter() {
    CaseRound round = room.verdict(Gate.REVIEW, 0, "pass", null, Map.of());
    var entry = room.record(round);
    room.get(LetterDrafts.class).recorded(entry);
    assertThat(letters().about(LetterRoom.SERVICE)).hasSize(1);
  }

  @Test
  void noLetterCanBeWithoutAFinalRecord() {
    assertThatThrownBy(
            () ->
                room.jdbc()
                    .sql(
                        """
                        insert into letter (record_number, record_hash, proposal_id, gate, cycle,
                          round, template, recipient, drafted_at)
                        values (99, 'x', 'x', 'review', 0, 1, 'review.pass', 'x', now())""")
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void aVerdictWhoseRecordIsUndoneLeavesNoLetter() {
    CaseRound round = room.verdict(Gate.REVIEW, 0, "pass", null, Map.of());
    assertThatThrownBy(
            () ->
                room.together(
                    () -> {
                      room.record(round);
                      throw new IllegalStateException("the step failed after the record");
                    }))
        .hasMessageContaining("after the record");
    assertThat(letters().about(LetterRoom.SERVICE)).isEmpty();
    assertThat(outbox().count(Mail.State.QUEUED)).isZero();
  }

  @Test
  void approvingKeepsThePapersAsTheyAreAndPutsOneMessageIntoTheOutbox() throws Exception {
    Letter letter = room.draft(Gate.REVIEW, 0, "reject", "사유", Map.of());
    assertThat(outbox().count(Mail.State.QUEUED)).as("a draft is no message").isZero();
    desk().approve(letter, desk().state(letter), SECRETARY);
    List<Paper> papers = letters().papers(letter.id());
    assertThat(papers).extracting(Paper::language).containsExactly("ko", "en");
    assertThat(papers)
        .extracting(Paper::fileName)
        .containsExactly("수요응답형 항만 셔틀 부결.pdf", "Harbour shuttle on call rejected.pdf");
    for (Paper paper : papers) {
      assertThat(text(paper.content())).doesNotContain("승인 전 초안", "Draft, not approved");
      assertThat(paper.sha256())
          .isEqualTo(
              HexFormat.of()
                  .formatHex(
                      java.security.MessageDigest.getInstance("SHA-256").digest(paper.content())));
    }
    assertThat(room.added)
        .as("the record says which papers told of it")
        .hasSize(1)
        .allMatch(
            added ->
                added.startsWith("letter ")
                    && papers.stream().allMatch(paper -> added.contains(paper.sha256())));
    Mail mail = outbox().ofLetter(letter.id()).orElseThrow();
    assertThat(mail.subject()).isEqualTo("[평가위원회] 비즈니스 모델 검토 결과 통지: 수요응답형 항만 셔틀");
    assertThat(mail.body()).contains("최다온 귀하").contains("Dear 최다온,");
    assertThat(desk().of(letter.id())).hasSize(2);

    LetterTemplates templates = room.get(LetterTemplates.class);
    templates.save("review.reject", Locale.KOREAN, 1, "다른 제목", "다른 본문", SECRETARY);
    assertThat(desk().pdf(found(letter), Locale.KOREAN))
        .as("what was approved stays")
        .isEqualTo(papers.get(0).content());
  }

  @Test
  void aLetterIsApprovedOnce() {
    Letter letter = room.draft(Gate.REVIEW, 0, "pass", null, Map.of());
    String seen = desk().state(letter);
    desk().approve(letter, seen, SECRETARY);
    assertThatThrownBy(() -> desk().approve(letter, seen, SECRETARY)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> desk().discard(letter, "late", SECRETARY)).isInstanceOf(Refusal.class);
    assertThat(outbox().count(Mail.State.QUEUED)).isEqualTo(1);
  }

  @Test
  void whatChangedAfterItWasLookedAtIsNotApproved() {
    Letter letter = room.draft(Gate.REVIEW, 0, "pass", null, Map.of());
    String seen = desk().state(letter);
    letters().write(letter, Locale.ENGLISH, "Another subject", "Another text", "somebody");
    assertThatThrownBy(() -> desk().approve(letter, seen, SECRETARY))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("letter.changed-meanwhile");
    assertThat(found(letter).state()).as("it is a draft still").isEqualTo(State.DRAFT);
    assertThat(outbox().count(Mail.State.QUEUED)).isZero();
  }

  @Test
  void aLetterThatQuotesAnotherRecordIsNotApproved() {
    Letter letter = room.draft(Gate.REVIEW, 0, "pass", null, Map.of());
    room.jdbc().sql("update letter set record_hash = 'forged'").update();
    Letter forged = found(letter);
    assertThatThrownBy(() -> desk().approve(forged, desk().state(forged), SECRETARY))
        .hasMessageContaining("letter.other-record");
  }

  @Test
  void aLetterCanHaveATextOfItsOwnAndGetTheTemplatesBack() throws IOException {
    Letter letter = room.draft(Gate.REVIEW, 0, "pass", null, Map.of());
    letters().write(letter, Locale.KOREAN, "특별한 제목", "「{{service}}」에 대한 특별한 본문", SECRETARY);
    assertThat(text(desk().pdf(letter, Locale.KOREAN))).contains("특별한 제목", "특별한 본문");
    assertThat(text(desk().pdf(letter, Locale.ENGLISH))).contains("passed");
    assertThatThrownBy(() -> letters().write(letter, Locale.KOREAN, "제목", "{{nothing}}", SECRETARY))
        .isInstanceOf(Refusal.class);
    letters().unwrite(letter, Locale.KOREAN);
    assertThat(text(desk().pdf(letter, Locale.KOREAN))).doesNotContain("특별한");
  }

  @Test
  void notSendingNeedsAReason() {
    Letter letter = room.draft(Gate.REVIEW, 0, "pass", null, Map.of());
    assertThatThrownBy(() -> desk().discard(letter, " ", SECRETARY)).isInstanceOf(Refusal.class);
    desk().discard(letter, "등기우편으로 보냈습니다.", SECRETARY);
    assertThat(found(letter).reason()).isEqualTo("등기우편으로 보냈습니다.");
    assertThat(outbox().ofLetter(letter.id())).isEmpty();
  }

  @Test
  void aTextIsSavedAsTheNextVersionAndNobodyWritesOverAnother() {
    LetterTemplates templates = room.get(LetterTemplates.class);
    templates.save("review.pass", Locale.KOREAN, 1, "제목", "본문 {{service}}", SECRETARY);
    assertThat(templates.current("review.pass", Locale.KOREAN).version()).isEqualTo(2);
    assertThat(templates.current("review.pass", Locale.ENGLISH).version()).isEqualTo(1);
    assertThatThrownBy(() -> templates.save("review.pass", Locale.KOREAN, 1, "제목", "본문", "another"))
        .hasMessageContaining("letter.template.meanwhile");
    assertThatThrownBy(() -> templates.save("review.pass", Locale.KOREAN, 2, "", " ", SECRETARY))
        .hasMessageContaining("letter.template.no-subject")
        .hasMessageContaining("letter.template.no-body");
    assertThatThrownBy(
            () -> templates.save("review.pass", Locale.KOREAN, 2, "제목", "본문 \0", SECRETARY))
        .hasMessageContaining("letter.template.unprintable");
    assertThat(templates.versions("review.pass", Locale.KOREAN)).hasSize(2);
  }

  @Test
  void everyTextThatComesWithTheApplicationCanBeRead() {
    LetterTemplates templates = room.get(LetterTemplates.class);
    for (String name : LetterName.all())
      for (Locale language : LetterPaper.LANGUAGES) {
        var template = templates.current(name, language);
        LetterTemplates.check(template.subject(), template.body());
      }
  }

  private LetterDesk desk() {
    return room.get(LetterDesk.class);
  }

  private Letters letters() {
    return room.get(Letters.class);
  }

  private Outbox outbox() {
    return room.get(Outbox.class);
  }

  private Letter found(Letter letter) {
    return letters().find(letter.id()).orElseThrow();
  }

  private static String text(byte[] pdf) throws IOException {
    try (var paper = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(paper);
    }
  }

  /** Keeps a letter to be looked at, where the run says so. */
  private static void picture(String name, byte[] pdf) throws IOException {
    String folder = System.getProperty("canvasgate.pictures");
    if (folder != null) Files.write(Path.of(folder, name), pdf);
  }
}
