package org.canvasgate.tracking.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Rating;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.committee.CanvasEvaluation;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Recusal;
import org.canvasgate.committee.Recusals;
import org.canvasgate.committee.Scorecards;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.committee.Windows;
import org.canvasgate.form.CaseTouched;
import org.canvasgate.identity.People;
import org.canvasgate.identity.Role;
import org.canvasgate.proposal.Intake;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.proposal.Status;
import org.canvasgate.testing.CanvasgateTest;
import org.canvasgate.testing.Visitor;
import org.canvasgate.tracking.Access;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The board as people open it, and what it must not tell. */
@CanvasgateTest
class BoardPagesTest {
  private static final String PASSWORD = "Bridge-over-4-gates";
  private static int cases;

  @Autowired Access access;
  @Autowired BoardQueries board;
  @Autowired BoardUpkeep upkeep;
  @Autowired People people;
  @Autowired Intake intake;
  @Autowired Proposals proposals;
  @Autowired Panels panels;
  @Autowired Windows windows;
  @Autowired Recusals recusals;
  @Autowired Scorecards scorecards;
  @Autowired Verdicts verdicts;
  @Autowired CanvasEvaluation evaluation;
  @Autowired ApplicationEventPublisher events;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private String id;

  @BeforeEach
  void aCase() {
    create("boardplanner", Role.PLANNERS);
    create("boardstranger", Role.PLANNERS);
    create("boardseated", Role.COMMITTEE);
    create("boardrecused", Role.COMMITTEE);
    create("boardchair", Role.CHAIRS);
    id = "board-lamp-" + ++cases;
    propose(id, "Lampyris");
    panels.appoint(
        id,
        Gate.REVIEW,
        0,
        "new-committee",
        List.of("boardseated", "boardrecused"),
        null,
        "secretary");
  }

  @Test
  void the_board_reads_in_both_languages_and_finds_what_is_typed_with_a_slip() {
    for (String language : List.of("en", "ko")) {
      Visitor planner = signedIn("boardplanner", language);
      for (String address : List.of("/board", "/board?view=gates", "/", "/board?q=lampyrsi"))
        assertThat(planner.get(address).body())
            .as("%s in %s", address, language)
            .contains("/proposals/" + id)
            .doesNotContain("??");
      assertThat(planner.get("/board?q=zzzzzzzz").body()).doesNotContain("/proposals/" + id);
      assertThat(planner.get("/board?cursor=rubbish&sort=x&stage=y&size=z").statusCode())
          .isEqualTo(200);
    }
    assertThat(signedIn("boardstranger", "en").get("/board").body()).doesNotContain(id);
  }

  @Test
  void a_view_is_kept_under_a_name_opens_the_board_and_is_nobody_elses_to_delete() {
    Visitor planner = signedIn("boardplanner", "en");
    Map<String, String> view =
        Map.of("q", "lampyris", "stage", "intake", "name", "Mine", "usual", "true");
    assertThat(planner.submit("/board", "/board/views", view).statusCode()).isEqualTo(302);
    HttpResponse<String> opened = planner.get("/board");
    assertThat(opened.statusCode()).isEqualTo(302);
    assertThat(opened.headers().firstValue("Location").orElseThrow())
        .endsWith("/board?q=lampyris&stage=intake");
    assertThat(planner.get("/board?view=table").body())
        .contains("Mine", "/board?q=lampyris&amp;stage=intake");
    long kept =
        jdbc.sql("select id from board_view where person = 'boardplanner' and name = 'Mine'")
            .query(Long.class)
            .single();
    signedIn("boardstranger", "en")
        .submit("/board?view=table", "/board/views/" + kept + "/forget", Map.of());
    assertThat(planner.get("/board").statusCode()).isEqualTo(302);
    planner.submit("/board?view=table", "/board/views/" + kept + "/forget", Map.of());
    assertThat(planner.get("/board").statusCode()).isEqualTo(200);
    assertThat(planner.submit("/board", "/board/views", Map.of("name", " ")).statusCode())
        .isEqualTo(422);
  }

  @Test
  void both_drawings_lead_to_the_same_question_as_a_file() {
    for (String language : List.of("en", "ko")) {
      Visitor planner = signedIn("boardplanner", language);
      for (String view : List.of("table", "gates")) {
        String page = planner.get("/board?q=lampyris&kind=public&view=" + view).body();
        for (String ending : List.of("xlsx", "csv", "json"))
          assertThat(page)
              .as("%s in %s", view, language)
              .contains(
                  "href=\"/exports/board." + ending + "?q=lampyris&amp;kind=public\"",
                  language.equals("en")
                      ? "This view as a file (" + ending.toUpperCase(Locale.ROOT) + ")"
                      : "이 보기를 " + ending.toUpperCase(Locale.ROOT) + " 파일로 받기");
      }
      assertThat(planner.get("/board?view=table").body()).contains("href=\"/exports/board.csv\"");
    }
    Visitor planner = signedIn("boardplanner", "en");
    for (String ending : List.of("xlsx", "csv", "json"))
      assertThat(planner.get("/exports/board." + ending + "?q=lampyris").statusCode())
          .isEqualTo(200);
    assertThat(planner.get("/exports/board.json?q=lampyris").body()).contains(id);
    assertThat(signedIn("boardstranger", "en").get("/exports/board.json?q=lampyris").body())
        .doesNotContain(id);
  }

  @Test
  void the_language_changes_without_losing_what_was_asked_and_leads_nowhere_else() {
    Visitor planner = signedIn("boardplanner", "en");
    assertThat(back(planner, "/board?q=%EB%B2%84%EC%8A%A4&sort=due"))
        .endsWith("/board?q=%EB%B2%84%EC%8A%A4&sort=due");
    assertThat(back(planner, "//elsewhere.example/?a=b")).endsWith("/sign-in");
    assertThat(back(planner, "/board?q=https://elsewhere.example")).endsWith("/sign-in");
  }

  private static String back(Visitor visitor, String address) {
    return visitor
        .submit("/", "/language", Map.of("lang", "ko", "back", address))
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }

  @Test
  void whoever_is_kept_off_a_case_reads_neither_its_dates_nor_its_persons_nor_its_score() {
    decide(91);
    recusals.add(id, "boardrecused", Recusal.Kind.STEPPED_ASIDE, "cousin", "boardrecused");
    BoardRow kept = row("boardrecused");
    assertThat(kept.waits())
        .isNotEmpty()
        .allMatch(w -> w.users().isEmpty() && w.groups().isEmpty());
    assertThat(kept.due()).isNull();
    assertThat(kept.score()).isNull();
    assertThat(row("boardseated").due()).isNotNull();
    assertThat(row("boardseated").score()).isNotNull();
    // Neither by a filter on dates.
    assertThat(ids("boardrecused", "before", "2999-01-01")).doesNotContain(id);
    assertThat(ids("boardseated", "before", "2999-01-01")).contains(id);
  }

  @Test
  void whoever_still_has_to_judge_cannot_tell_the_last_score_from_the_order_either() {
    decide(91);
    String low = "board-lamp-" + ++cases;
    String high = id;
    propose(low, "Lampyris");
    id = low;
    panels.appoint(low, Gate.REVIEW, 0, "new-committee", List.of("boardseated"), null, "secretary");
    decide(51);
    assertThat(ids("boardseated", "sort", "score")).containsSubsequence(high, low);
    assertThat(ids("boardseated", "sort", "-score")).containsSubsequence(low, high);
    windows.open(high, Gate.REVIEW, 0, "score");
    touch(high);
    id = high;
    assertThat(row("boardseated").score()).isNull();
    assertThat(row("boardplanner").score()).isNotNull();
    List<String> down = ids("boardseated", "sort", "score");
    List<String> up = ids("boardseated", "sort", "-score");
    assertThat(down.indexOf(high)).isGreaterThan(down.indexOf(low));
    assertThat(up.indexOf(high)).isGreaterThan(up.indexOf(low));
  }

  @Test
  void what_is_published_shows_neither_who_is_at_work_nor_until_when() {
    decide(75);
    assertThat(ids("boardstranger", "sort", "due")).doesNotContain(id);
    proposals.status(id, Status.OPERATING);
    BoardRow row = row("boardstranger");
    assertThat(row.score()).isEqualTo(row("boardchair").score()).isNotNull();
    assertThat(row.due()).isNull();
    assertThat(row.waits()).allMatch(w -> w.users().isEmpty() && w.groups().isEmpty());
    assertThat(ids("boardstranger", "before", "2999-01-01")).doesNotContain(id);
    assertThat(ids("boardchair", "before", "2999-01-01")).contains(id);
    assertThat(ids("boardstranger", "sort", "due")).contains(id);
    proposals.status(id, Status.EVALUATING);
  }

  @Test
  void the_row_follows_a_handover_and_a_colleague_sees_it_from_the_day_of_their_office() {
    assertThat(ids("boardstranger", "q", "lampyris")).doesNotContain(id);
    proposals.changePlanner(id, "boardstranger");
    assertThat(ids("boardstranger", "q", "lampyris")).contains(id);
    assertThat(ids("boardplanner", "q", "lampyris")).doesNotContain(id);
    people.employ("boardplanner", "boardtown", "Board Town");
    people.employ("boardstranger", "boardtown", "Board Town");
    assertThat(ids("boardplanner", "q", "lampyris")).contains(id);
    people.leave("boardplanner", "org-boardtown");
    assertThat(ids("boardplanner", "q", "lampyris")).doesNotContain(id);
    assertThat(upkeep.differences()).doesNotContain(id);
  }

  /** A round in which everybody gave the same, closed, with a verdict on it. */
  private void decide(int points) {
    CaseRound round = windows.open(id, Gate.REVIEW, 0, "score").round();
    windows.close(round);
    int stars = points > 90 ? 5 : points > 70 ? 4 : 3;
    List<Rating> ratings =
        IntStream.range(0, Block.values().length)
            .mapToObj(i -> Rating.of("boardother", Block.values()[i], stars, null))
            .toList();
    scorecards.save(evaluation.of(round, ServiceKind.PUBLIC, ratings, Map.of(), null, Map.of()));
    verdicts.give(round, "revise", "revise", null, null, "chair", Map.of());
    touch(id);
  }

  private void touch(String touched) {
    events.publishEvent(new CaseTouched(touched));
  }

  private BoardRow row(String user) {
    return board
        .page(access.reader(user), BoardQuery.everything().sized(200), Locale.ENGLISH)
        .rows()
        .stream()
        .filter(row -> row.proposalId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private List<String> ids(String user, String name, String value) {
    BoardQuery query = BoardQuery.of(Map.of(name, new String[] {value}));
    return board.page(access.reader(user), query.sized(200), Locale.ENGLISH).rows().stream()
        .map(BoardRow::proposalId)
        .toList();
  }

  private void propose(String wanted, String name) {
    String file =
        """
        [{"id": "%s", "name_en": "%s light", "city": "Incheon", "sector": "transport",
          "kind": "public", "canvas": {}}]"""
            .formatted(wanted, name);
    intake.load(file.getBytes(StandardCharsets.UTF_8), "a.json", "boardplanner");
    assertThat(proposals.find(wanted)).isPresent();
    waitUntilSomebodyIsAsked(wanted);
  }

  /** The check for completeness is a job, which tests fire by hand; the planner is asked then. */
  private void waitUntilSomebodyIsAsked(String wanted) {
    String instance =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(wanted)
            .singleResult()
            .getId();
    for (List<Job> jobs = jobs(instance); !jobs.isEmpty(); jobs = jobs(instance))
      jobs.forEach(job -> management.executeJob(job.getId()));
  }

  private List<Job> jobs(String instance) {
    return management.createJobQuery().processInstanceId(instance).messages().list();
  }

  private void create(String person, Role role) {
    people.create(new People.Person(person, "Min", "Kim", null), PASSWORD, Set.of(role));
  }

  private Visitor signedIn(String user, String language) {
    Visitor visitor = new Visitor(port).reads(language);
    visitor.signIn(user, PASSWORD);
    return visitor;
  }
}
