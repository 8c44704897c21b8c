package org.canvasgate.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.RecordEntry;
import org.canvasgate.committee.Recusal;
import org.canvasgate.committee.Recusals;
import org.canvasgate.sample.PlayedCase;
import org.canvasgate.testing.CanvasgateTest;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A case that went through the gates in the engine: its records, and who may do what with them. */
@CanvasgateTest
class RecordPagesTest {
  @LocalServerPort int port;
  @Autowired ApplicationContext application;
  @Autowired Chain chain;
  @Autowired Verification verification;
  @Autowired Recomputation recomputation;
  @Autowired Recusals recusals;

  @Test
  void every_gates_record_is_whole_comes_out_the_same_and_is_seen_by_those_who_may()
      throws Exception {
    String id = PlayedCase.at(application, "hwaseong-dongtan-ucity", "report-figures", 0);

    List<Chain.Row> rows = chain.about(id);
    assertThat(rows)
        .extracting(Chain.Row::gate)
        .contains(Gate.REVIEW.key(), Gate.CONSULTATION.key(), Gate.MAINTENANCE.key());
    assertThat(verification.verify(List.of()).problems()).isEmpty();
    // An addendum, such as a letter that was sent, has no figures.
    for (Chain.Row row : rows)
      if (RecordEntry.Kind.DECISION.key().equals(row.kind())) computedAgain(row);

    seenBySecretariat(rows.get(0).number(), id);
    seenByOthers(rows.get(0).number(), id);
    commands(rows.get(0).number());
  }

  private void computedAgain(Chain.Row row) {
    var document = Canonical.read(chain.get(row.number()).orElseThrow().document());
    var result = recomputation.of(document);
    assertThat(result.differences()).as(row.gate()).isEmpty();
    assertThat(result.gone()).isEmpty();
    assertThat(result.figures()).as(row.gate()).isGreaterThan(100);
    assertThat(result.answers()).as(row.gate()).isGreaterThan(5);
    assertThat(document.at("/process/sha256").asText()).hasSize(64);
    assertThat(document.at("/process/forms")).isNotEmpty();
    assertThat(document.path("tables").findValuesAsText("table")).contains("canvas-weights");
    assertThat(document.at("/proposal/canvas").isObject()).isTrue();
    if (!row.gate().equals(Gate.REVIEW.key()))
      assertThat(document.path("parts").isEmpty()).as(row.gate()).isFalse();
  }

  private void seenBySecretariat(long number, String id) {
    Visitor secretary = signedIn("secretary", "en");
    assertThat(secretary.get("/records").body())
        .contains("/records/" + number, "Verify the chain")
        .doesNotContain("??");
    assertThat(secretary.get("/proposals/" + id).body()).contains("/records/" + number);
    String page = secretary.get("/records/" + number).body();
    assertThat(page).contains("Export with names").doesNotContain("??");
    assertThat(
            secretary
                .submit("/records/" + number, "/records/" + number + "/recompute", Map.of())
                .body())
        .contains("The same");
    assertThat(secretary.submit("/records", "/records/verify", Map.of("quoted", "")).body())
        .contains("The chain is whole");
    assertThat(
            secretary
                .submit("/records", "/records/verify", Map.of("quoted", "999:" + "a".repeat(64)))
                .body())
        .contains("the chain was cut off");
    assertThat(secretary.submit("/records", "/records/verify", Map.of("quoted", "x")).statusCode())
        .isEqualTo(422);
    assertThat(secretary.get("/records/" + number + "/export?names=true").body())
        .contains("\"names\":");
    assertThat(secretary.get("/records/verifier").body()).contains("public class VerifyRecord");
  }

  private void seenByOthers(long number, String id) {
    Visitor member = signedIn("member1", "ko");
    assertThat(member.get("/records/" + number).body())
        .contains("person-", "가명으로 표시됩니다")
        .doesNotContain("이름을 포함하여", "??");
    assertThat(member.get("/records/" + number + "/export").body()).doesNotContain("\"names\":");
    assertThat(member.get("/records/" + number + "/export?names=true").statusCode()).isEqualTo(403);
    assertThat(signedIn("planner", "en").get("/records/" + number).statusCode()).isEqualTo(200);
    assertThat(signedIn("operator", "en").get("/records/" + number).statusCode()).isEqualTo(404);
    recusals.add(id, "member2", Recusal.Kind.CHALLENGED, "a party's cousin", "chair");
    Visitor recused = signedIn("member2", "en");
    assertThat(recused.get("/records/" + number).statusCode()).isEqualTo(404);
    assertThat(recused.get("/records/" + number + "/export").statusCode()).isEqualTo(404);
    assertThat(recused.get("/records").body()).doesNotContain("/records/" + number + "\"");
    assertThat(recused.get("/proposals/" + id).body()).doesNotContain("/records/" + number);
  }

  private void commands(long number) {
    assertThat(command("--verify-records")).startsWith("0 ").contains("The chain is whole");
    assertThat(command("--verify-records", "--head=1:" + "0".repeat(64)))
        .startsWith("1 ")
        .contains("was quoted with the hash");
    assertThat(command("--recompute-record=" + number, "--language=ko"))
        .startsWith("0 ")
        .contains("같음");
    assertThat(command("--recompute-record=4711")).startsWith("2 ").contains("no record 4711");
  }

  private String command(String... args) {
    assertThat(RecordCommand.asked(args)).isTrue();
    var out = new ByteArrayOutputStream();
    int code =
        RecordCommand.check(application, args, new PrintStream(out, true, StandardCharsets.UTF_8));
    return code + " " + out.toString(StandardCharsets.UTF_8);
  }

  private Visitor signedIn(String user, String language) {
    Visitor visitor = new Visitor(port).reads(language);
    visitor.signIn(user, PlayedCase.PASSWORD);
    return visitor;
  }
}
