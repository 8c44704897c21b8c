package org.canvasgate.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.canvasgate.audit.AuditChain;
import org.canvasgate.handover.Handovers;
import org.canvasgate.handover.Plan;
import org.canvasgate.handover.Scope;
import org.canvasgate.identity.Accounts;
import org.canvasgate.identity.People;
import org.canvasgate.identity.Role;
import org.canvasgate.privacy.PersonalData.Kind;
import org.canvasgate.record.Verification;
import org.canvasgate.sample.PlayedCase;
import org.canvasgate.testing.CanvasgateTest;
import org.canvasgate.testing.TestDatabase;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CanvasgateTest
class PersonalDataTest {
  private static final String WRITTEN_ALIKE =
      "text, character varying, character, json, jsonb, ARRAY";

  @LocalServerPort int port;
  @Autowired ApplicationContext application;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired Departures departures;
  @Autowired Retention retention;
  @Autowired Handovers handovers;
  @Autowired Accounts accounts;
  @Autowired People people;
  @Autowired Verification records;
  @Autowired AuditChain trail;

  private final PersonalData data = PersonalData.known();

  private record Column(String table, String name) {}

  private List<Column> catalogue(String types) {
    return jdbc.sql(
            """
            select c.table_name, c.column_name from information_schema.columns c
              join information_schema.tables t using (table_schema, table_name)
            where table_schema = current_schema() and t.table_type = 'BASE TABLE'
              and (cast(:types as text) is null or c.data_type = any(string_to_array(:types, ', ')))
            order by 1, c.ordinal_position""")
        .param("types", types)
        .query((row, n) -> new Column(row.getString(1), row.getString(2)))
        .list();
  }

  /** Whoever lets somebody leave reads what goes in words. */
  @Test
  void whatGoesAndWhatStaysHasAName() {
    ResourceBundle words = ResourceBundle.getBundle("messages/privacy", Locale.ROOT);
    var unnamed = new TreeSet<String>();
    for (Kind kind : List.of(Kind.OWNER, Kind.PERSON))
      for (PersonalData.Column column : data.of(kind))
        if (!words.containsKey("privacy.table." + column.table())) unnamed.add(column.table());
    assertThat(unnamed).as("tables without a line privacy.table.… in privacy.properties").isEmpty();
  }

  @Test
  void everyColumnIsClassified() {
    var unknown = new TreeSet<String>();
    for (Column column : catalogue(null))
      // tables that other tests make for themselves
      if (!column.table().startsWith("many") && !column.table().startsWith("test_"))
        if (data.kind(column.table(), column.name()) == null)
          unknown.add(column.table() + "." + column.name());
    assertThat(unknown)
        .as("columns of which personal-data.txt does not say what they hold of people")
        .isEmpty();
  }

  @Test
  void nothingIsClassifiedThatIsNotThere() {
    List<Column> all = catalogue(null);
    for (Kind kind : Kind.values())
      assertThat(data.of(kind))
          .allSatisfy(c -> assertThat(all).contains(new Column(c.table(), c.name())));
  }

  @Test
  void theHandbookNamesEveryTableThatHoldsSomethingOfPeople() throws IOException {
    for (String language : List.of(".md", ".ko.md")) {
      String page = Files.readString(Path.of("docs/handbook/personal-data" + language));
      assertThat(data.tablesWithPeople())
          .as(language)
          .allSatisfy(table -> assertThat(page).contains("`" + table + "`"));
    }
  }

  @Test
  void whoeverHasSomethingInHandCannotLeaveAndReadsWhat() {
    String id = PlayedCase.at(application, "columbus-smart-mobility-hubs", "write-plan", 0);
    String planner =
        jdbc.sql("select planner from proposal where id = ?")
            .param(id)
            .query(String.class)
            .single();
    var prospect = departures.prospect(planner, "admin");
    assertThat(prospect.inHand()).anyMatch(item -> id.equals(item.proposalId()));
    assertThat(prospect.refusals())
        .anyMatch(problem -> problem.key().equals("privacy.refused.in-hand"));
    var admin = new Visitor(port);
    admin.signIn("admin", TestDatabase.ADMINISTRATOR_PASSWORD);
    assertThat(admin.get("/people/" + planner + "/leave").body()).contains("/proposals/" + id);
    var refused =
        admin.submit(
            "/people/" + planner + "/leave",
            "/people/" + planner + "/leave",
            java.util.Map.of("again", planner));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(people.exists(planner)).isTrue();
    assertThat(departures.prospect("admin", "admin").refusals())
        .anyMatch(problem -> problem.key().equals("privacy.refused.yourself"));
  }

  /** All in one transaction that is undone, so that other tests keep their member. */
  @Test
  void aMemberLeavesAndWhatWasDecidedStays() {
    String id = PlayedCase.at(application, "columbus-smart-mobility-hubs", "write-plan", 0);
    String member =
        jdbc.sql("select min(member) from ballot where proposal_id = ?")
            .param(id)
            .query(String.class)
            .single();
    String successor = "successor";
    String name = application.getBean(org.canvasgate.committee.Members.class).name(member);
    new Visitor(port).signIn(member, PlayedCase.PASSWORD);
    trailTakesAll();
    transaction.executeWithoutResult(
        status -> {
          status.setRollbackOnly();
          if (!departures.prospect(member, "admin").inHand().isEmpty()) {
            people.create(
                new People.Person(successor, "Suc", "Cessor", "successor@example.org"),
                "Long-enough-19",
                List.of(Role.COMMITTEE));
            var today = java.time.LocalDate.now(application.getBean(java.time.Clock.class));
            handovers.plan(
                new Plan(member, successor, Scope.EVERYTHING, today, "Leaves the city.", true),
                "secretary");
          }
          assertThat(records.verify(List.of()).problems()).isEmpty();
          String scores = scores();
          int openings = openings(member);
          assertThat(openings).as("the records name the member before").isPositive();
          assertThat(placesOf(member)).hasSizeGreaterThan(5);

          String pseudonym = departures.leave(member, "admin");

          assertThat(accounts.find(member)).isEmpty();
          assertThat(records.verify(List.of()).problems()).as("the chain is whole").isEmpty();
          assertThat(trail.verify(java.time.Instant.EPOCH).problems()).isEmpty();
          assertThat(scores()).as("what was computed stays").isEqualTo(scores);
          assertThat(openings(pseudonym)).isEqualTo(openings);
          assertThat(count("select count(*) from ballot where member = ?", pseudonym)).isPositive();
          for (String text : List.of(member, name))
            assertThat(placesOf(text))
                .as("columns that still say “%s”", text)
                .allSatisfy(place -> assertThat(kind(place)).isIn(Kind.WRITTEN, Kind.RUNNING));
          assertThat(
                  count(
                      "select count(*) from audit_entry e join audit_person p on p.mark = e.person"
                          + " where p.person = ? and p.salt = ''",
                      pseudonym))
              .as("the trail keeps a pseudonym")
              .isPositive();
        });
    assertThat(people.exists(member)).isTrue();
  }

  @Test
  void whatIsOverGoesAndWhatIsNotStays() {
    transaction.executeWithoutResult(
        status -> {
          status.setRollbackOnly();
          history("over", "now() - interval '1 day'");
          history("not-yet", "now() + interval '1 day'");
          jdbc.sql("set local session_replication_role = replica").update();
          trailEntry("old-trail", "11 years");
          trailEntry("young-trail", "9 years");
          notice("old-notice", "3 years");
          notice("young-notice", "1 year");
          jdbc.sql(
                  "insert into audit_link (number, entry, entry_hash, hash) select -id + 10000000, id, repeat('0', 64), repeat(right(id::text, 1), 63) || right(object, 1) from audit_entry where object like '%-trail'")
              .update();
          retention.expire();
          assertThat(
                  text(
                      "select string_agg(id_, ' ') from act_hi_procinst where id_ in ('over', 'not-yet')"))
              .isEqualTo("not-yet");
          assertThat(
                  text(
                      "select string_agg(id_, ' ') from act_ge_bytearray where id_ in ('over', 'not-yet')"))
              .isEqualTo("not-yet");
          assertThat(
                  text(
                      "select string_agg(object, ' ') from audit_entry where object like '%-trail'"))
              .isEqualTo("young-trail");
          assertThat(
                  text(
                      "select string_agg(notice_key, ' ') from notice where notice_key like '%-notice'"))
              .isEqualTo("young-notice");
        });
  }

  private void history(String id, String removal) {
    jdbc.sql(
            "insert into act_ge_bytearray (id_, name_, removal_time_) values (?, 'what was written', %s)"
                .formatted(removal))
        .param(id)
        .update();
    jdbc.sql(
            """
            insert into act_hi_procinst (id_, proc_inst_id_, proc_def_id_, start_time_, removal_time_)
            values (?, ?, 'd', now(), %s)"""
                .formatted(removal))
        .params(id, id)
        .update();
  }

  private void trailEntry(String object, String age) {
    jdbc.sql(
            "insert into audit_entry (kind, source, object, at) values ('export.file', 'system', ?, now() - interval '%s')"
                .formatted(age))
        .param(object)
        .update();
  }

  private void notice(String key, String age) {
    jdbc.sql(
            """
            insert into notice (notice_key, recipient, message, arguments, created_at, dispatched_at)
            values (?, 'nobody', 'x', '[]', now() - interval '%s', now())"""
                .formatted(age))
        .param(key)
        .update();
  }

  private void trailTakesAll() {
    int added;
    do added = trail.extend();
    while (added > 0);
  }

  /** What was computed, without who took part. */
  private String scores() {
    return text(
        """
        select string_agg(concat_ws(' ', proposal_id, gate, cycle, round, canvas_score, gate_score), '\n'
          order by id) from scorecard""");
  }

  private int openings(String person) {
    return count("select count(*) from record_person where person = ?", person);
  }

  private Kind kind(String place) {
    return data.kind(
        place.substring(0, place.indexOf('.')), place.substring(place.indexOf('.') + 1));
  }

  /** Every column of every table where a text is found. */
  private Set<String> placesOf(String text) {
    var places = new TreeSet<String>();
    for (Column column : catalogue(WRITTEN_ALIKE))
      if (data.kind(column.table(), column.name()) != null
          && count(
                  "select count(*) from %s where strpos(%s::text, ?) > 0"
                      .formatted(column.table(), column.name()),
                  text)
              > 0) places.add(column.table() + "." + column.name());
    return places;
  }

  private int count(String question, String value) {
    return jdbc.sql(question).param(value).query(Integer.class).single();
  }

  private String text(String question) {
    return jdbc.sql(question).query(String.class).single();
  }
}
