package org.canvasgate.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Rating;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.committee.CanvasEvaluation;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Scorecards;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.committee.VoteValue;
import org.canvasgate.committee.Votes;
import org.canvasgate.committee.Windows;
import org.canvasgate.identity.People;
import org.canvasgate.identity.Role;
import org.canvasgate.proposal.Intake;
import org.canvasgate.proposal.ProposalFile;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.testing.CanvasgateTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a planner and others see and do on the pages beside Tasklist. */
@CanvasgateTest
class ProposalPagesTest {
  private static final String PASSWORD = "Bridge-over-4-gates";
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @LocalServerPort int port;
  @Autowired People people;
  @Autowired Intake intake;
  @Autowired Proposals proposals;
  @Autowired Verdicts verdicts;
  @Autowired Scorecards scorecards;
  @Autowired CanvasEvaluation evaluation;
  @Autowired Panels panels;
  @Autowired Windows windows;
  @Autowired Votes votes;

  @BeforeEach
  void people() {
    create("pageplanner", Role.PLANNERS);
    create("pageother", Role.PLANNERS);
    create("pagemember", Role.COMMITTEE);
    create("pagesecretary", Role.SECRETARIAT);
  }

  @Test
  void aFileIsCheckedThenTakenInAndShownWhereItStands() {
    Browser planner = signedIn("pageplanner", "en");
    String file = file("page-bus", "short waits");
    assertThat(planner.upload(Map.of("dryRun", "true"), file).body())
        .contains("Nothing was taken in yet");
    assertThat(proposals.find("page-bus")).isEmpty();
    assertThat(planner.upload(Map.of(), file).body()).contains("/proposals/page-bus");
    assertThat(proposals.get("page-bus").planner()).isEqualTo("pageplanner");

    String page = planner.get("/proposals/page-bus").body();
    assertThat(page).contains("short waits", "not known", "by itself", "Withdraw the proposal");
    assertThat(page).doesNotContain("??");
    assertThat(planner.get("/").body()).contains("/proposals/page-bus").doesNotContain("??");

    HttpResponse<String> again = planner.upload(Map.of(), file);
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains("already a case").contains("[0].id");
  }

  @Test
  void everyProblemOfAFileIsListedInTheReadersLanguage() {
    Browser planner = signedIn("pageplanner", "ko");
    HttpResponse<String> answer =
        planner.upload(Map.of(), "[{\"name_en\": \"a\", \"sector\": \"x\", \"canvas\": {}}]");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("[0].city", "[0].kind", "[0].sector", "문제 3건")
        .doesNotContain("??");
  }

  @Test
  void aFileThatIsTooLargeIsRefusedInASentence() {
    HttpResponse<String> answer =
        signedIn("pageplanner", "en").upload(Map.of(), " ".repeat(ProposalFile.MOST_BYTES + 1));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Split it into several files");
  }

  @Test
  void onlyThePlannerSeesAndWithdrawsTheirOwn() throws IOException {
    intake.submit(
        ProposalFile.read(
                file("page-withdrawn", "quiet").getBytes(StandardCharsets.UTF_8), "a.json")
            .get(0),
        "pageplanner");
    assertThat(signedIn("pageother", "en").get("/proposals/page-withdrawn").statusCode())
        .isEqualTo(404);
    assertThat(signedIn("pagemember", "en").get("/proposals/page-withdrawn").statusCode())
        .as("a member who sits on none of its panels")
        .isEqualTo(404);
    Browser secretary = signedIn("pagesecretary", "ko");
    assertThat(secretary.get("/proposals/page-withdrawn").body())
        .contains("비즈니스 모델 검토")
        .doesNotContain("??")
        .doesNotContain("제안 철회");
    assertThat(secretary.get("/proposals/import").statusCode()).isEqualTo(403);
    String withdraw = "/proposals/page-withdrawn/withdraw";
    HttpResponse<String> refused =
        secretary.post("/proposals/page-withdrawn", withdraw, Map.of("reason", "x"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("철회할 수 있습니다");

    Browser planner = signedIn("pageplanner", "en");
    assertThat(
            planner.post("/proposals/page-withdrawn", withdraw, Map.of("reason", " ")).statusCode())
        .isEqualTo(422);
    assertThat(
            planner
                .post("/proposals/page-withdrawn", withdraw, Map.of("reason", "no money"))
                .statusCode())
        .isEqualTo(302);
    assertThat(proposals.statusReason("page-withdrawn")).contains("no money");
    assertThat(
            planner.post("/proposals/page-withdrawn", withdraw, Map.of("reason", "twice")).body())
        .contains("can no longer be withdrawn");
  }

  @Test
  void thePlannerReadsOnWhatConditionsAVerdictHangs() throws IOException {
    intake.submit(
        ProposalFile.read(
                file("page-conditions", "clean air").getBytes(StandardCharsets.UTF_8), "a.json")
            .get(0),
        "pageplanner");
    verdicts.give(
        new CaseRound("page-conditions", Gate.MAINTENANCE, 0, 1),
        "approved",
        "approve-on-condition",
        null,
        null,
        "pagemember",
        Map.of("conditions", List.of("Set a fare by 2027-03-31")));
    verdicts.give(
        new CaseRound("page-conditions", Gate.OPERATION, 1, 1),
        "improve",
        "improve",
        null,
        null,
        "pagemember",
        Map.of("improveBy", "2027-09-30", "improveWhat", "Answer within five days"));
    assertThat(signedIn("pageplanner", "en").get("/proposals/page-conditions").body())
        .contains("Set a fare by 2027-03-31", "To improve by 2027-09-30", "Answer within five days")
        .doesNotContain("??");
  }

  @Test
  void aMemberOfThePanelAttachesAMinorityOpinionOnThePage() throws IOException {
    String page = "/proposals/page-opinion";
    intake.submit(
        ProposalFile.read(file("page-opinion", "shade").getBytes(StandardCharsets.UTF_8), "a.json")
            .get(0),
        "pageplanner");
    panels.appoint(
        "page-opinion", Gate.REVIEW, 0, "new-committee", List.of("pagemember"), null, "secretary");
    CaseRound round = windows.open("page-opinion", Gate.REVIEW, 0, "score").round();
    Browser member = signedIn("pagemember", "en");
    Map<String, String> said = Map.of("opinion", "Trees would do it, too.");
    assertThat(member.get(page).body()).doesNotContain("Attach a minority opinion");
    assertThat(member.post(page, page + "/opinions", said).statusCode())
        .as("while the round is open")
        .isEqualTo(422);

    windows.close(round);
    assertThat(member.get(page).body()).contains("Attach a minority opinion").doesNotContain("??");
    assertThat(member.post(page, page + "/opinions", said).statusCode()).isEqualTo(302);
    assertThat(member.get(page).body())
        .contains("Trees would do it, too.", "read by you and the chair")
        .doesNotContain("Attach a minority opinion");
    Browser planner = signedIn("pageplanner", "ko");
    assertThat(planner.get(page).body()).doesNotContain("Trees would do it, too.");
    verdicts.give(round, "pass", "pass", null, null, "chair", Map.of());
    assertThat(planner.get(page).body())
        .contains("Trees would do it, too.", "소수의견")
        .doesNotContain("??");
    HttpResponse<String> stranger = planner.post(page, page + "/opinions", said);
    assertThat(stranger.statusCode()).isEqualTo(422);
    assertThat(stranger.body()).contains("소수의견을 제출할 수 없습니다");
  }

  @Test
  void thePageSaysHowFarAVoteIsAndTheSecretariatMarksWhoIsAtTheMeeting() throws IOException {
    String page = "/proposals/page-vote";
    intake.submit(
        ProposalFile.read(file("page-vote", "dry feet").getBytes(StandardCharsets.UTF_8), "a.json")
            .get(0),
        "pageplanner");
    panels.appoint(
        "page-vote",
        Gate.REVIEW,
        0,
        "project-council",
        List.of("pagemember", "pageone", "pagetwo"),
        null,
        "pagesecretary");
    CaseRound round = windows.open("page-vote", Gate.MAINTENANCE, 0, "vote-plan").round();
    votes.cast(round, "pagemember", VoteValue.APPROVE, null, null);

    Browser secretary = signedIn("pagesecretary", "en");
    assertThat(secretary.get(page).body())
        .contains("1 of 3 take part and 1 have voted", "Who is at the meeting", "pageone")
        .doesNotContain("??");
    Map<String, String> present = Map.of("present", "pageone");
    assertThat(secretary.post(page, page + "/attendance", present).statusCode()).isEqualTo(302);
    assertThat(secretary.get(page).body())
        .contains("2 of 3 take part and 1 have voted; the quorum of 2 is met");
    HttpResponse<String> stranger =
        secretary.post(page, page + "/attendance", Map.of("present", "pageother"));
    assertThat(stranger.statusCode()).isEqualTo(422);
    assertThat(stranger.body()).contains("does not sit on this panel").doesNotContain("??");

    Browser member = signedIn("pagemember", "ko");
    assertThat(member.get(page).body())
        .contains("위원 3명 중 2명이 참여하고 1명이 투표하였으며")
        .doesNotContain("회의에 출석한 위원", "??");
    assertThat(member.post(page, page + "/attendance", present).statusCode()).isEqualTo(404);
    assertThat(signedIn("pageplanner", "en").get(page).body()).doesNotContain("have voted");
  }

  @Test
  void aCriticalBlockThatNobodyRatedIsNamed() throws IOException {
    intake.submit(
        ProposalFile.read(
                file("page-critical", "fresh bread").getBytes(StandardCharsets.UTF_8), "a.json")
            .get(0),
        "pageplanner");
    List<Rating> ratings =
        Arrays.stream(Block.values())
            .map(
                block ->
                    block == Block.COST_STRUCTURE
                        ? Rating.notApplicable("pagemember", block, "no cost is told")
                        : Rating.of("pagemember", block, 5, null))
            .toList();
    CaseRound round = new CaseRound("page-critical", Gate.REVIEW, 0, 1);
    scorecards.save(evaluation.of(round, ServiceKind.MIXED, ratings, Map.of(), null, Map.of()));
    Browser planner = signedIn("pageplanner", "en");
    assertThat(planner.get("/proposals/page-critical").body())
        .as("before the verdict")
        .doesNotContain("Cost structure is a critical block");
    verdicts.give(round, "revise", "revise", null, null, "chair", Map.of());
    assertThat(planner.get("/proposals/page-critical").body())
        .contains("Cost structure is a critical block and has no score")
        .doesNotContain("Key resources is a critical block")
        .doesNotContain("??");
  }

  private void create(String id, Role role) {
    people.create(new People.Person(id, "Min", "Kim", null), PASSWORD, Set.of(role));
  }

  private static String file(String id, String value) {
    return """
    [{"id": "%s", "name_en": "On-demand bus %s", "city": "Incheon", "sector": "transport",
      "kind": "mixed", "canvas": {"value_proposition": "%s", "key_resources": "buses",
      "cost_structure": "wages"}}]
    """
        .formatted(id, id, value);
  }

  private Browser signedIn(String user, String language) {
    Browser browser = new Browser("http://localhost:" + port, language);
    browser.post("/sign-in", "/sign-in", Map.of("username", user, "password", PASSWORD));
    return browser;
  }

  /** Somebody's browser: its cookies, its language, and each form's hidden token. */
  private static final class Browser {
    private final HttpClient client =
        HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String home;
    private final String language;

    Browser(String home, String language) {
      this.home = home;
      this.language = language;
    }

    HttpResponse<String> get(String path) {
      return send(request(path).GET());
    }

    HttpResponse<String> post(String page, String action, Map<String, String> fields) {
      String body =
          java.util.stream.Stream.concat(
                  fields.entrySet().stream(), Map.of("_csrf", token(page)).entrySet().stream())
              .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
              .collect(Collectors.joining("&"));
      return send(
          request(action)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> upload(Map<String, String> fields, String file) {
      StringBuilder body = new StringBuilder(part("name=\"_csrf\"", token("/proposals/import")));
      fields.forEach((name, value) -> body.append(part("name=\"" + name + "\"", value)));
      body.append(part("name=\"file\"; filename=\"services.json\"", file)).append("--cut--\r\n");
      return send(
          request("/proposals/import")
              .header("Content-Type", "multipart/form-data; boundary=cut")
              .POST(BodyPublishers.ofString(body.toString())));
    }

    private static String part(String what, String value) {
      return "--cut\r\nContent-Disposition: form-data; " + what + "\r\n\r\n" + value + "\r\n";
    }

    private String token(String page) {
      Matcher token = TOKEN.matcher(get(page).body());
      return token.find() ? token.group(1) : "";
    }

    private HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(URI.create(home + path))
          .header("Accept", "text/html")
          .header("Accept-Language", language);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
      try {
        return client.send(request.build(), BodyHandlers.ofString());
      } catch (IOException failed) {
        throw new IllegalStateException(failed);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }
  }
}
