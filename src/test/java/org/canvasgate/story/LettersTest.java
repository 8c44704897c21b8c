package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.canvasgate.committee.RecordBook;
import org.canvasgate.committee.RecordEntry;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A decision letter from the chair's verdict to its recipient, on the pages that people use. */
@StoryTest
class LettersTest extends Story {
  private static final String PASSWORD = "canvasgate-sample";
  private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]{64})\"");

  @LocalServerPort int port;
  @Autowired RecordBook records;

  @Test
  void aLetterIsDraftedWithTheRecordShownApprovedAndReadByItsRecipient() {
    proposeAndAppoint();
    allAnswer("score-canvas", good());
    assertThat(letters()).as("before the verdict").isZero();
    does(CHAIR, "confirm-review", outcome("reject"));
    assertThat(letters()).isEqualTo(1);
    RecordEntry record = records.about(id).get(0);
    long letter = number("select id from letter where proposal_id = ?");
    assertThat(number("select record_number from letter where proposal_id = ?"))
        .isEqualTo(record.number());
    assertThat(messages()).as("before it is approved").isZero();

    Visitor secretary = signedIn(SECRETARY);
    assertThat(secretary.get("/letters").body())
        .contains("/letters/" + letter, "No mail server is configured")
        .doesNotContain("??");
    String page = secretary.get("/letters/" + letter + "?language=en").body();
    assertThat(page).contains("data:image/png;base64,", "Approve and send").doesNotContain("??");
    assertThat(secretary.get("/letters/" + letter + "/ko.pdf").statusCode()).isEqualTo(200);

    String own = "/letters/" + letter;
    assertThat(
            secretary
                .submit(own, own + "/preview", text("A subject", "{{service}} and {{servce}}"))
                .body())
        .contains("there is no placeholder &quot;servce&quot;");
    assertThat(
            secretary.submit(own, own + "/preview", text("Another subject", "{{service}}")).body())
        .contains("Nothing is saved yet", "Another subject");
    secretary.submit(own, own + "/text", text("Own subject", "About {{service}}."));
    assertThat(secretary.get(own + "?language=en").body()).contains("Own subject");

    String stale = "0".repeat(64);
    assertThat(secretary.submit(own, own + "/approve", Map.of("seen", stale)).statusCode())
        .as("nobody approves what they have not seen")
        .isEqualTo(422);
    assertThat(messages()).isZero();
    String seen = seen(secretary.get(own).body());
    secretary.submit(own, own + "/approve", Map.of("seen", seen));
    assertThat(messages()).isEqualTo(1);
    assertThat(records.about(id))
        .extracting(RecordEntry::subject)
        .containsExactly("verdict", "letter");
    assertThat(secretary.submit("/letters", own + "/approve", Map.of("seen", seen)).statusCode())
        .isEqualTo(422);
    assertThat(messages()).isEqualTo(1);

    Visitor planner = signedIn(PLANNER);
    String mine = "/my-letters/" + letter + "/ko.pdf";
    assertThat(planner.get("/proposals/" + id).body()).contains(mine).doesNotContain("??");
    assertThat(planner.get(mine).statusCode()).isEqualTo(200);
    assertThat(planner.get("/letters").statusCode()).isEqualTo(403);
    Visitor member = signedIn("member1");
    assertThat(member.get(mine).statusCode()).isEqualTo(404);
    assertThat(member.get("/letters/" + letter).statusCode()).isEqualTo(403);
    assertThat(member.get("/proposals/" + id).body()).doesNotContain("/my-letters/");
  }

  @Test
  void theTextsOfLettersAreEditedWithAPreviewOnARealDecision() {
    proposeAndAppoint();
    allAnswer("score-canvas", good());
    does(CHAIR, "confirm-review", with(outcome("revise"), "changes", SAID));
    Visitor secretary = signedIn(SECRETARY);
    assertThat(secretary.get("/letters/templates").body())
        .contains("/letters/templates/review.revise/ko")
        .doesNotContain("??");
    String text = "/letters/templates/review.revise/en";
    assertThat(secretary.get(text).body())
        .contains("{{service}}", "version 1")
        .doesNotContain("??");
    Map<String, String> fields =
        new HashMap<>(text("Please revise", "On {{service}}: {{changes}}"));
    fields.remove("language");
    assertThat(secretary.submit(text, text + "/preview", fields).body())
        .contains("data:image/png;base64,", "Please revise");
    int version =
        count(
            "select max(version) from letter_template where name = 'review.revise' and language = 'en'");
    fields.put("base", String.valueOf(version));
    secretary.submit(text, text, fields);
    assertThat(secretary.get(text).body()).contains("Please revise", "version " + (version + 1));
    assertThat(secretary.submit(text, text, fields).body()).contains("Somebody saved version");
    assertThat(secretary.get("/letters/templates/none.such/en").statusCode()).isEqualTo(404);
  }

  @Test
  void everybodyChoosesHowTheyAreTold() {
    Visitor member = signedIn("member2");
    assertThat(member.get("/preferences").body())
        .contains("no e-mail address")
        .doesNotContain("??");
    member.submit("/preferences", "/preferences", Map.of("delivery", "digest", "language", "en"));
    assertThat(member.get("/preferences").body())
        .containsPattern("value=\"digest\"[^>]*checked")
        .containsPattern("value=\"en\"[^>]*checked");
    assertThat(
            member
                .submit(
                    "/preferences", "/preferences", Map.of("delivery", "never", "language", "en"))
                .statusCode())
        .isEqualTo(422);
    jdbc.sql("delete from notice_preference where person = 'member2'").update();
  }

  private static Map<String, String> text(String subject, String body) {
    return Map.of("language", "en", "subject", subject, "body", body);
  }

  private static String seen(String page) {
    Matcher seen = SEEN.matcher(page);
    assertThat(seen.find()).isTrue();
    return seen.group(1);
  }

  private Visitor signedIn(String user) {
    Visitor visitor = new Visitor(port).reads("en");
    visitor.signIn(user, PASSWORD);
    return visitor;
  }

  private int letters() {
    return count("select count(*) from letter where proposal_id = ?", id);
  }

  private int messages() {
    return count(
        "select count(*) from mail join letter on letter.id = letter_id where proposal_id = ?", id);
  }

  private long number(String sql) {
    return jdbc.sql(sql).param(id).query(Long.class).single();
  }
}
