package org.canvasgate.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Recusal;
import org.canvasgate.committee.Recusals;
import org.canvasgate.identity.People;
import org.canvasgate.identity.Role;
import org.canvasgate.proposal.Intake;
import org.canvasgate.proposal.ProposalFile;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.sample.Stage;
import org.canvasgate.testing.CanvasgateTest;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who sees and does what on the pages of a handover, and what stands in its dossiers. */
@CanvasgateTest
class HandoverPagesTest {
  private static final String PASSWORD = "Bridge-over-4-gates";

  @LocalServerPort int port;
  @Autowired People people;
  @Autowired Intake intake;
  @Autowired Proposals proposals;
  @Autowired Panels panels;
  @Autowired Recusals recusals;
  @Autowired HandoverBook book;
  @Autowired Handovers handovers;
  @Autowired Dossiers dossiers;
  @Autowired Clock clock;
  @Autowired Stage stage;

  /** Tells the people and the case of one test from those of the others. */
  private String mark;

  private String leaver;
  private String successor;
  private String bystander;
  private String member;
  private String id;

  @BeforeEach
  void aCaseAndItsPeople() throws IOException {
    mark = UUID.randomUUID().toString().substring(0, 8);
    leaver = arrives("leaver", Role.PLANNERS);
    successor = arrives("successor", Role.PLANNERS);
    bystander = arrives("bystander", Role.PLANNERS);
    member = arrives("member", Role.COMMITTEE);
    arrives("secretary", Role.SECRETARIAT);
    id = "handed-over-" + mark;
    String file =
        """
        [{"id": "%s", "name_en": "Night bus %s", "name_ko": "심야 버스 %s", "city": "Seoul",
          "kind": "public", "sector": "transport", "summary": "s", "canvas": {}}]"""
            .formatted(id, mark, mark);
    intake.submit(
        ProposalFile.read(file.getBytes(StandardCharsets.UTF_8), "a.json").get(0), leaver);
    stage.settle(id);
  }

  private String arrives(String name, Role role) {
    String user = name + mark;
    people.create(new People.Person(user, name, mark, null), PASSWORD, List.of(role));
    return user;
  }

  private Visitor at(String user, String language) {
    Visitor visitor = new Visitor(port).reads(language);
    assertThat(visitor.signIn(user, PASSWORD).statusCode()).isEqualTo(302);
    return visitor;
  }

  private Visitor secretary(String language) {
    return at("secretary" + mark, language);
  }

  private Map<String, String> form(String from, String to) {
    return Map.of(
        "from",
        from,
        "to",
        to,
        "on",
        today().toString(),
        "scope",
        "everything",
        "reason",
        "Rotation of January.");
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private String previewOf(String from, String to) {
    return "/handovers/preview?from=%s&to=%s&on=%s".formatted(from, to, today());
  }

  @Test
  void theSecretariatLooksFirstThenHandsOverAndReverses() {
    Visitor office = secretary("en");
    HttpResponse<String> preview = office.get(previewOf(leaver, successor));
    assertThat(preview.statusCode()).isEqualTo(200);
    assertThat(preview.body())
        .contains("Night bus " + mark, "Proposal (planner)", "Passes", "Hand over now")
        .doesNotContain("??");
    assertThat(proposals.get(id).planner()).isEqualTo(leaver);

    HttpResponse<String> done =
        office.submit(previewOf(leaver, successor), "/handovers", form(leaver, successor));
    assertThat(done.statusCode()).isEqualTo(302);
    assertThat(proposals.get(id).planner()).isEqualTo(successor);
    String page = path(done);
    assertThat(office.get(page).body())
        .contains("Passed to", "Dossier of all (PDF)", "Rotation of January.", "Reverse")
        .doesNotContain("??");
    Visitor heir = at(successor, "ko");
    assertThat(heir.get("/proposals/" + id).body())
        .contains("담당자 변경", "인계서(PDF)")
        .doesNotContain("??");
    assertThat(heir.get("/").body()).contains("건을 인수하였습니다");
    assertThat(at(leaver, "en").get("/proposals/" + id).statusCode())
        .as("who may see the case follows")
        .isEqualTo(404);

    assertThat(office.submit(page, page + "/reverse", Map.of()).statusCode()).isEqualTo(302);
    assertThat(proposals.get(id).planner()).isEqualTo(leaver);
    assertThat(office.get(page).body()).contains("Went back to").doesNotContain("??");
    assertThat(heir.get("/proposals/" + id).statusCode()).isEqualTo(404);
  }

  private static String path(HttpResponse<String> redirected) {
    return java.net.URI.create(redirected.headers().firstValue("Location").orElseThrow()).getPath();
  }

  @Test
  void everyReasonAgainstItIsToldInTheReadersLanguageAndNothingPasses() {
    Visitor office = secretary("ko");
    HttpResponse<String> preview = office.get(previewOf(leaver, member));
    assertThat(preview.body()).contains("필요한 역할이 없습니다", "제안 담당자").doesNotContain("??");
    Map<String, String> noReason = new HashMap<>(form(leaver, member));
    noReason.put("reason", " ");
    HttpResponse<String> refused =
        office.submit(previewOf(leaver, successor), "/handovers", noReason);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("필요한 역할이 없습니다").doesNotContain("??");
    Map<String, String> noDay = new HashMap<>(form(leaver, successor));
    noDay.put("on", "tomorrow");
    assertThat(office.submit(previewOf(leaver, successor), "/handovers", noDay).statusCode())
        .isEqualTo(422);
    assertThat(proposals.get(id).planner()).isEqualTo(leaver);
  }

  @Test
  void peopleHandOverTheirOwnAndNobodyElses() {
    Visitor own = at(leaver, "en");
    assertThat(own.get("/handovers").body()).contains("you have in hand").doesNotContain("??");
    assertThat(own.get(previewOf(successor, bystander)).statusCode()).isEqualTo(403);
    assertThat(own.submit("/handovers", "/handovers", form(successor, bystander)).statusCode())
        .isEqualTo(403);
    HttpResponse<String> done =
        own.submit(previewOf(leaver, successor), "/handovers", form(leaver, successor));
    assertThat(done.statusCode()).isEqualTo(302);
    String page = path(done);
    assertThat(own.get(page).statusCode()).isEqualTo(200);
    assertThat(own.get(page + "/dossier.pdf").statusCode())
        .as("what has passed is no longer theirs to read")
        .isEqualTo(404);
    Visitor other = at(bystander, "en");
    assertThat(other.get(page).statusCode()).isEqualTo(404);
    assertThat(other.get(page + "/dossier.pdf").statusCode()).isEqualTo(404);
    assertThat(other.submit("/handovers", page + "/reverse", Map.of()).statusCode()).isEqualTo(404);
    Visitor heir = at(successor, "en");
    assertThat(heir.submit("/handovers", page + "/reverse", Map.of()).statusCode()).isEqualTo(403);
    HttpResponse<String> dossier = heir.get(page + "/cases/" + id + ".pdf");
    assertThat(dossier.statusCode()).isEqualTo(200);
    assertThat(dossier.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(dossier.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(heir.get(page + "/cases/another.pdf").statusCode()).isEqualTo(404);
  }

  @Test
  void aScheduledOneIsSeenAndCalledOff() {
    Visitor office = secretary("en");
    Map<String, String> later = new HashMap<>(form(leaver, successor));
    later.put("on", today().plusDays(7).toString());
    String page = path(office.submit(previewOf(leaver, successor), "/handovers", later));
    assertThat(office.get(page).body())
        .contains("Scheduled", "As of today", "Night bus " + mark, "Call off")
        .doesNotContain("??");
    assertThat(office.get("/handovers").body()).contains("Scheduled").doesNotContain("??");
    assertThat(at(successor, "en").get(page + "/dossier.pdf").statusCode())
        .as("not before the day")
        .isEqualTo(404);
    assertThat(at(leaver, "en").get(page + "/dossier.pdf").statusCode()).isEqualTo(200);
    assertThat(office.submit(page, page + "/cancel", Map.of()).statusCode()).isEqualTo(302);
    assertThat(office.get(page).body()).contains("Called off");
    HttpResponse<String> twice = office.submit("/handovers", page + "/cancel", Map.of());
    assertThat(twice.statusCode()).isEqualTo(422);
    assertThat(twice.body()).contains("waits no longer");
  }

  @Test
  void aDossierSaysWhereTheCaseStandsWhyWhatIsDueAndWhoElseKnows() throws IOException {
    panels.appoint(id, Gate.REVIEW, 0, "project-council", List.of(member), member, "test");
    Handover done =
        handovers.plan(
            new Plan(leaver, successor, Scope.EVERYTHING, today(), "Rotation.", true), leaver);
    String korean = text(done, successor, Role.PLANNERS, Locale.KOREAN);
    assertThat(korean)
        .contains("심야 버스 " + mark, "진행 상황", "(함께 인계)", "경위", "아직 의결이 없습니다")
        .contains("예정된 기한", "함께 알고 있는 사람", "이전 담당자", "leaver " + mark, "1명")
        .as("who sits on the panel is nobody's business outside the committee")
        .doesNotContain("member " + mark);
    String english = text(done, "secretary" + mark, Role.SECRETARIAT, Locale.ENGLISH);
    assertThat(english)
        .contains(
            "Night bus " + mark, "Complete the proposal", "Where it stands", "Why", "What is due")
        .contains("Who else knows", "Had it before", "member " + mark);
    assertThat(pages(dossiers.ofAll(done, successor, List.of(), Locale.KOREAN).orElseThrow()))
        .isGreaterThanOrEqualTo(2);
  }

  @Test
  void whoeverIsKeptOffACaseGetsNoDossierOfIt() {
    Handover done =
        handovers.plan(
            new Plan(leaver, successor, Scope.EVERYTHING, today(), "Rotation.", true), leaver);
    String office = "secretary" + mark;
    List<String> groups = List.of(Role.SECRETARIAT.key());
    assertThat(dossiers.ofCase(done, id, office, groups, Locale.ENGLISH)).isPresent();
    recusals.add(id, office, Recusal.Kind.EXCLUDED_BY_LAW, "Related.", "test");
    assertThat(dossiers.ofCase(done, id, office, groups, Locale.ENGLISH)).isEmpty();
    assertThat(dossiers.ofCase(done, id, bystander, List.of(), Locale.ENGLISH)).isEmpty();
  }

  @Test
  void readNoticesAreNoLongerMarked() {
    handovers.plan(
        new Plan(leaver, successor, Scope.EVERYTHING, today(), "Rotation.", true), leaver);
    Visitor heir = at(successor, "en");
    assertThat(heir.get("/").body()).contains("class=\"unread\"", "Mark all as read");
    assertThat(heir.submit("/", "/notices/seen", Map.of()).statusCode()).isEqualTo(302);
    assertThat(heir.get("/").body())
        .contains("matters over to you")
        .doesNotContain("class=\"unread\"", "Mark all as read");
  }

  private String text(Handover handover, String user, Role role, Locale locale) throws IOException {
    byte[] pdf = dossiers.ofCase(handover, id, user, List.of(role.key()), locale).orElseThrow();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  private static int pages(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages();
    }
  }
}
