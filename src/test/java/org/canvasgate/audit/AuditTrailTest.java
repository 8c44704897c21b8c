package org.canvasgate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.canvasgate.audit.AuditBook.Entry;
import org.canvasgate.audit.AuditBook.Question;
import org.canvasgate.form.Problem;
import org.canvasgate.identity.People;
import org.canvasgate.identity.Role;
import org.canvasgate.testing.CanvasgateTest;
import org.canvasgate.testing.TestDatabase;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CanvasgateTest
class AuditTrailTest {
  private static final String PASSWORD = "Long-enough-17";

  @LocalServerPort int port;
  @Autowired People people;
  @Autowired AuditBook book;
  @Autowired AuditChain chain;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  private long since;

  @BeforeEach
  void people() {
    people.create(
        new People.Person("audited", "Au", "Dited", "audited@example.org"),
        PASSWORD,
        List.of(Role.PLANNERS));
    since = newest();
  }

  @Test
  void whoSignsInAndOutIsTold() {
    new Visitor(port).signIn("audited", "wrong-password");
    new Visitor(port).signIn("no-such-person-hunter2", "wrong-password");
    var visitor = new Visitor(port);
    visitor.signIn("audited", PASSWORD);
    visitor.submit("/", "/sign-out", Map.of());
    assertThat(told())
        .containsExactly(
            "sign-in.refused audited page wrong",
            "sign-in.refused system page unknown",
            "sign-in.success audited page",
            "sign-in.out audited page");
    assertThat(found(new Question("audited", "sign-in", null, null, null, null)))
        .allSatisfy(entry -> assertThat(entry.address()).isNotEmpty());
    assertThat(everyText()).doesNotContain("hunter2");
  }

  @Test
  void aProgramSignsInOnceAnHourForTheTrail() {
    for (int i = 0; i < 3; i++) program("audited").get("/engine-rest/task");
    program("audited").get("/api/v1/me");
    new Visitor(port).sends("Authorization", "Bearer cgk_wrong").get("/api/v1/me");
    assertThat(told())
        .containsOnlyOnce("sign-in.success audited rest")
        .containsOnlyOnce("sign-in.success audited api")
        .contains("sign-in.refused system api unknown")
        .contains("export.api audited /api/v1/me");
  }

  /** The engine's interfaces, its pages and our Java end in the same tables. */
  @Test
  void whoChangesARightByTheEnginesInterfaceIsTold() {
    var admin = admin();
    var created =
        admin.post(
            "/engine-rest/user/create",
            "{\"profile\":{\"id\":\"newcomer\",\"firstName\":\"Quill\",\"lastName\":\"Quaver\"},"
                + "\"credentials\":{\"password\":\"Long-enough-18\"}}");
    assertThat(created.statusCode()).as(created.body()).isEqualTo(204);
    admin.put("/engine-rest/group/planners/members/newcomer", "{}");
    admin.post(
        "/engine-rest/authorization/create",
        "{\"type\":1,\"permissions\":[\"READ\"],\"userId\":\"newcomer\",\"resourceType\":5,\"resourceId\":\"*\"}");
    admin.delete("/engine-rest/group/planners/members/newcomer");
    admin.delete("/engine-rest/user/newcomer");
    assertThat(told())
        .contains(
            "right.user-created admin > newcomer",
            "right.membership-given admin > newcomer planners",
            "right.authorization-given admin > newcomer 5:* 2",
            "right.membership-taken admin > newcomer planners",
            "right.user-deleted admin > newcomer");
  }

  @Test
  void whatOurPagesChangeIsToldAsTheSignedInPersons() {
    var admin = new Visitor(port);
    admin.signIn("admin", TestDatabase.ADMINISTRATOR_PASSWORD);
    admin.submit("/keys", "/keys", Map.of("name", "K", "scopes", "read", "endsOn", tomorrow()));
    assertThat(told()).anyMatch(told -> told.startsWith("key.made admin > admin"));
  }

  @Test
  void whoeverWritesPastTheApplicationIsToldAsSuch() {
    jdbc.sql("insert into act_id_membership (user_id_, group_id_) values ('audited', 'chairs')")
        .update();
    jdbc.sql("delete from act_id_membership where user_id_ = 'audited' and group_id_ = 'chairs'")
        .update();
    assertThat(told())
        .containsExactly(
            "right.membership-given database > audited chairs postgres",
            "right.membership-taken database > audited chairs postgres");
  }

  @Test
  void noFileLeavesWithoutAnEntry() {
    var visitor = new Visitor(port);
    visitor.signIn("audited", PASSWORD);
    visitor.get("/exports/board.csv?q=sought-word");
    visitor.get("/exports/board.xlsx");
    visitor.get("/proposals/import/template.xlsx");
    visitor.get("/board");
    var admin = new Visitor(port);
    admin.signIn("admin", TestDatabase.ADMINISTRATOR_PASSWORD);
    String taken = admin.get("/audit/trail.csv?kind=export").body();
    assertThat(told())
        .contains(
            "export.file audited /exports/board.csv",
            "export.file audited /exports/board.xlsx",
            "export.file admin /audit/trail.csv")
        .doesNotContain("export.file audited /board");
    assertThat(taken).contains("export.file", "audited");
    assertThat(everyText()).doesNotContain("sought-word");
  }

  @Test
  void whatAnAdministratorsProgramReadsOfTheEngineIsTold() {
    Visitor admin = admin();
    admin.get("/engine-rest/history/variable-instance?variableName=sought-word&maxResults=5");
    admin.post("/engine-rest/history/task?maxResults=5", "{}");
    program("audited").get("/engine-rest/task?maxResults=5");
    assertThat(told())
        .contains(
            "export.api admin /engine-rest/history/variable-instance",
            "export.api admin /engine-rest/history/task")
        .doesNotContain("export.api audited /engine-rest/task");
    assertThat(everyText()).doesNotContain("sought-word");
  }

  @Test
  void aFileThatCockpitGivesOutIsTold() {
    var admin = new Visitor(port);
    admin.signIn("admin", TestDatabase.ADMINISTRATOR_PASSWORD);
    String deployment =
        jdbc.sql(
                "select deployment_id_ || '/resources/' || id_ from act_ge_bytearray where"
                    + " deployment_id_ is not null limit 1")
            .query(String.class)
            .single();
    String path = "/camunda/api/engine/engine/default/deployment/" + deployment + "/data";
    assertThat(admin.get(path).statusCode()).isEqualTo(200);
    assertThat(told()).contains("export.file admin " + path);
  }

  @Test
  void onlyAdministratorsReadIt() {
    var visitor = new Visitor(port);
    visitor.signIn("audited", PASSWORD);
    assertThat(visitor.get("/audit").statusCode()).isEqualTo(403);
    assertThat(visitor.get("/audit/trail.json").statusCode()).isEqualTo(403);
    var admin = new Visitor(port);
    admin.signIn("admin", TestDatabase.ADMINISTRATOR_PASSWORD);
    for (String odd :
        List.of("?before=x&from=nonsense", "?kind=%00&person=%27", "?from=%2B999999999-01-01"))
      assertThat(admin.get("/audit" + odd).statusCode()).as(odd).isEqualTo(200);
    assertThat(admin.get("/audit?person=audited&kind=sign-in").body()).contains("Signed in");
  }

  @Test
  void olderEntriesFollowWithoutGapOrRepetition() {
    for (int i = 0; i < 60; i++) tell("export.file");
    var seen = new TreeSet<Long>();
    Long before = null;
    List<Entry> some;
    do {
      some = book.find(new Question("audited", "export", null, null, null, before), 25);
      some.forEach(entry -> assertThat(seen.add(entry.id())).isTrue());
      if (!some.isEmpty()) before = some.get(some.size() - 1).id();
    } while (!some.isEmpty());
    assertThat(seen).hasSizeGreaterThanOrEqualTo(60);
  }

  /** Whoever owns the tables can alter them; the chain tells. */
  @Test
  void whatWasAlteredIsFound() {
    for (int i = 0; i < 3; i++) tell("export.file");
    while (chain.extend() > 0) assertThat(chain.head()).isNotEmpty();
    Instant kept = Instant.EPOCH;
    assertThat(chain.verify(kept).problems()).isEmpty();
    long entry = newest();
    for (Map.Entry<String, String> attack :
        Map.of(
                "update audit_entry set detail = 'other' where id = " + entry,
                "audit.entry-changed",
                "delete from audit_entry where id = " + entry,
                "audit.entry-missing",
                "delete from audit_link where entry = " + (entry - 1),
                "audit.gap",
                "update audit_link set entry_hash = hash where entry = " + entry,
                "audit.broken-link",
                "update audit_person set person = 'scapegoat' where person = 'audited'",
                "audit.person-changed")
            .entrySet())
      assertThat(problemsUnder(attack.getKey())).as(attack.getKey()).contains(attack.getValue());
    assertThat(chain.verify(kept).problems()).as("all was undone").isEmpty();
  }

  private Set<String> problemsUnder(String attack) {
    return transaction.execute(
        status -> {
          jdbc.sql("set local session_replication_role = replica").update();
          assertThat(jdbc.sql(attack).update()).isPositive();
          status.setRollbackOnly();
          var found = new TreeSet<String>();
          for (Problem problem : chain.verify(Instant.EPOCH).problems()) found.add(problem.key());
          return found;
        });
  }

  private void tell(String kind) {
    jdbc.sql("select audit_tell(?, 'person', 'audited', null, null, null, null, null)")
        .param(kind)
        .query((row, n) -> n)
        .single();
  }

  private Visitor admin() {
    return new Visitor(port).basic("admin", TestDatabase.ADMINISTRATOR_PASSWORD);
  }

  private Visitor program(String user) {
    return new Visitor(port).basic(user, PASSWORD);
  }

  private String tomorrow() {
    return jdbc.sql("select (now() + interval '2 days')::date::text").query(String.class).single();
  }

  private long newest() {
    return jdbc.sql("select coalesce(max(id), 0) from audit_entry").query(Long.class).single();
  }

  /** What was told since the test began, the oldest first. */
  private List<String> told() {
    return found(new Question(null, null, null, null, null, null)).stream()
        .filter(entry -> entry.id() > since)
        .sorted(java.util.Comparator.comparing(Entry::id))
        .map(AuditTrailTest::line)
        .toList();
  }

  private static String line(Entry entry) {
    var words = new java.util.ArrayList<String>();
    words.add(entry.kind());
    words.add(entry.person() == null ? entry.source() : entry.person());
    if (entry.concerns() != null) words.add("> " + entry.concerns());
    if (entry.object() != null) words.add(entry.object());
    if (entry.detail() != null && !entry.detail().isEmpty()) words.add(entry.detail());
    return String.join(" ", words);
  }

  private List<Entry> found(Question question) {
    return book.find(question, 500);
  }

  private String everyText() {
    return jdbc.sql("select coalesce(string_agg(e::text, ' '), '') from audit_entry e")
        .query(String.class)
        .single();
  }
}
