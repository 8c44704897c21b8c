package org.canvasgate.diagram.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.canvasgate.diagram.change.Changes;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.diagram.release.ModelsInForce;
import org.canvasgate.record.PastAnswers;
import org.canvasgate.record.PastDecisions;
import org.canvasgate.record.Recount;
import org.canvasgate.sample.PlayedCase;
import org.canvasgate.testing.CanvasgateTest;
import org.canvasgate.testing.TestDatabase;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A case that went through three gates in the engine, evaluated again from what was kept of it. */
@CanvasgateTest
class KeptFactsTest {
  private static final String RECOMMENDS = "review-recommendation";
  private static final String MARKS = "bpmn/decisions/canvas-marks.dmn";

  @LocalServerPort int port;
  @Autowired ApplicationContext application;
  @Autowired PastAnswers answers;
  @Autowired PastDecisions decisions;
  @Autowired Recount recount;
  @Autowired ModelsInForce models;
  @Autowired Changes changes;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  @Test
  void every_answer_and_every_verdict_comes_out_the_same_from_what_is_kept() throws Exception {
    String id = PlayedCase.at(application, "hwaseong-dongtan-ucity", "report-figures", 0);

    ReplayResult result = evaluate(id, writtenOtherwise(models.now()));

    assertThat(result.tables())
        .extracting(ReplayResult.Table::table)
        .contains(RECOMMENDS, "canvas-marks", "quorum", "plan-recommendation");
    assertThat(result.tables())
        .allSatisfy(
            table -> {
              assertThat(table.unknownNames()).as(table.table()).isEmpty();
              assertThat(table.failure()).as(table.table()).isNull();
              assertThat(table.same()).as(table.table()).isEqualTo(table.asked()).isPositive();
            });
    assertThat(result.gates())
        .extracting(ReplayResult.Gate::gate)
        .contains("review", "consultation", "maintenance");
    assertThat(result.gates())
        .allSatisfy(
            gate -> {
              assertThat(gate.unknownNames()).as(gate.gate()).isEmpty();
              assertThat(gate.same()).as(gate.gate()).isEqualTo(gate.decided()).isPositive();
            });
    assertThat(result.scores().up() + result.scores().down()).isZero();
    assertThat(result.scores().same()).isPositive();
    assertThat(result.lineCount()).isZero();

    otherInputsAreKnownWhereTheFactsAre(id);
    twoAdministrators();
  }

  /** What the diagram knew beside the inputs is kept too; of older answers it is not known. */
  private void otherInputsAreKnownWhereTheFactsAre(String id) {
    answers.each(
        List.of(RECOMMENDS),
        kept -> {
          if (kept.proposalId().equals(id))
            assertThat(kept.known())
                .containsKeys("canvasScore", "band", "quorumMet", "panelRound")
                .doesNotContainKeys("planner", "member", "assignee", "initiator");
        });
    ModelSet asksForTheScore =
        Tables.with(
            models.now(),
            RECOMMENDS,
            text ->
                text.replaceFirst(
                    "\"integer\">(\\s*)<text>revisionsLeft</text>",
                    "\"double\">$1<text>canvasScore</text>"));
    ReplayResult known = evaluate(id, asksForTheScore);
    assertThat(known.tables().get(0).failure()).isNull();
    assertThat(known.tables().get(0).unknown()).isZero();
    assertThat(known.gates().get(0).unknown()).isZero();

    jdbc.sql("update table_answer set facts = null where proposal_id = ?").param(id).update();
    jdbc.sql("delete from past_decision where proposal_id = ?").param(id).update();
    ReplayResult older = evaluate(id, asksForTheScore);
    assertThat(older.tables().get(0).unknown())
        .isEqualTo(known.tables().get(0).asked())
        .isPositive();
    assertThat(older.tables().get(0).unknownNames()).containsOnlyKeys("canvasScore");
    assertThat(older.gates().get(0).unknown()).isEqualTo(known.gates().get(0).decided());
    assertThat(older.gates().get(0).differs()).isZero();
  }

  private void twoAdministrators() throws Exception {
    long change = changes.begin("Raise the mark", "", "page", "admin");
    ModelFile marks = models.now().find(MARKS).orElseThrow();
    changes.put(change, raised(marks, "99"), marks.hash(), "admin");
    String page = "/changes/" + change + "/decisions";
    var first = new Visitor(port);
    first.signIn("admin", TestDatabase.ADMINISTRATOR_PASSWORD);
    var second = new Visitor(port).reads("ko");
    second.signIn("admin", TestDatabase.ADMINISTRATOR_PASSWORD);

    assertThat(first.get(page).body()).contains("Evaluate past decisions").doesNotContain("??");
    assertThat(first.submit(page, page, Map.of()).statusCode()).isEqualTo(302);
    assertThat(second.get(page + "/state").statusCode()).isEqualTo(200);
    for (int i = 0; i < 200 && second.get(page + "/state").body().contains("every 1s"); i++)
      Thread.sleep(100);
    first.sends("HX-Request", "true");
    assertThat(first.submit(page, page + "/stop", Map.of("full", "true")).body())
        .as("asked for by the section itself")
        .startsWith("<div class=\"past\"")
        .contains("Recommendations that would differ");
    assertThat(second.get(page).body())
        .contains("달라지는 권고", "점수 구간", "실제 의결")
        .doesNotContain("??", "수정되었습니다");
    assertThat(first.get("/changes/" + change).body())
        .contains("Decisions that would differ", page)
        .doesNotContain("have been edited");

    changes.save(change, raised(marks, "98"), 1, "second");
    assertThat(first.get(page).body()).contains("Since this result the tables have been edited");
    var planner = new Visitor(port);
    planner.signIn("planner", PlayedCase.PASSWORD);
    assertThat(planner.get(page).statusCode()).isNotEqualTo(200);
  }

  private static ModelFile raised(ModelFile marks, String mark) {
    String content = marks.content().replaceFirst("<text>\\d+</text>", "<text>" + mark + "</text>");
    assertThat(content).isNotEqualTo(marks.content());
    return new ModelFile(ModelKind.TABLE, marks.key(), content);
  }

  /** Every table is another file that says the same. */
  private static ModelSet writtenOtherwise(ModelSet set) {
    var files = new ArrayList<ModelFile>();
    for (ModelFile file : set.files())
      if (file.kind() == ModelKind.TABLE)
        files.add(new ModelFile(ModelKind.TABLE, file.key(), file.content() + "\n"));
    return set.with(files);
  }

  private ReplayResult evaluate(String id, ModelSet after) {
    var replay = new Replay(models.now(), after, null, recount, clock.getZone());
    decisions.catchUp(() -> false);
    return replay
        .run(
            to ->
                answers.each(
                    replay.changed(),
                    kept -> {
                      if (kept.proposalId().equals(id)) to.accept(kept);
                    }),
            to ->
                decisions.each(
                    replay.decisive(),
                    past -> {
                      if (past.proposalId().equals(id)) to.accept(past);
                    }),
            new AtomicLong(),
            () -> false)
        .result(0, 0);
  }
}
