package org.canvasgate.diagram.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.record.UnknownInput;
import org.canvasgate.testing.TableRules;
import org.junit.jupiter.api.Test;

/** The tables of a set of files, asked as the engine would answer and without deploying them. */
class AskedTablesTest {
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  private final ModelSet inForce = Tables.inForce();
  private final AskedTables tables = new AskedTables(inForce, KOREA);

  @Test
  void answer_as_the_engine_does() {
    var engine = new TableRules();
    Map<String, Object> day = Map.of("kind", "public", "on", DAY);
    assertThat(tables.one("canvas-weights", day)).isEqualTo(engine.one("canvas-weights", day));
    assertThat(tables.all("critical-blocks", Map.of("kind", "private")))
        .isEqualTo(engine.all("critical-blocks", Map.of("kind", "private")));
    var facts = new HashMap<String, Object>();
    facts.put("costOverrun", null);
    facts.put("usageShortfall", 0.4);
    assertThat(tables.one("early-evaluation", facts))
        .isEqualTo(engine.one("early-evaluation", facts));
  }

  @Test
  void name_the_rules_that_hold() {
    assertThat(tables.ask("canvas-marks", Map.of("on", DAY)).rules())
        .containsExactly("marks-from-2000");
  }

  @Test
  void refuse_a_fact_that_nobody_has_written_down_and_take_one_that_is_null() {
    var facts = new HashMap<String, Object>(Map.of("quorumMet", true, "panelsLeft", 1));
    assertThatThrownBy(() -> tables.ask("review-recommendation", facts))
        .isInstanceOfSatisfying(
            UnknownInput.class, missing -> assertThat(missing.name()).isEqualTo("agreementLow"));
    for (String name : List.of("agreementLow", "deliberationsLeft", "band", "revisionsLeft"))
      facts.put(name, null);
    assertThat(tables.ask("review-recommendation", facts).outputs())
        .containsExactly(Map.of("recommendation", "none"));
  }

  @Test
  void do_not_run_another_language_than_feel() {
    ModelSet hostile =
        Tables.with(
            inForce,
            "rounds",
            text ->
                text.replaceFirst(
                    "<inputExpression ", "<inputExpression expressionLanguage=\"juel\" "));
    assertThatThrownBy(() -> new AskedTables(hostile, KOREA).ask("rounds", Map.of("step", "panel")))
        .isInstanceOf(AskedTables.NoAnswer.class)
        .hasMessageContaining("juel");
    ModelSet everywhere =
        Tables.with(
            inForce,
            "rounds",
            text ->
                text.replaceFirst("<definitions ", "<definitions expressionLanguage=\"juel\" "));
    assertThatThrownBy(
            () -> new AskedTables(everywhere, KOREA).ask("rounds", Map.of("step", "panel")))
        .isInstanceOf(AskedTables.NoAnswer.class);
  }

  @Test
  void say_so_where_a_table_is_gone_or_no_table() {
    assertThatThrownBy(() -> tables.ask("none-such", Map.of()))
        .isInstanceOf(AskedTables.NoAnswer.class);
    ModelSet broken = Tables.with(inForce, "rounds", text -> text.substring(0, 900));
    assertThatThrownBy(() -> new AskedTables(broken, KOREA).ask("rounds", Map.of("step", "panel")))
        .isInstanceOf(AskedTables.NoAnswer.class);
  }

  @Test
  void say_so_where_two_rules_hold_though_only_one_may() {
    ModelSet twice =
        Tables.with(inForce, "rounds", text -> text.replace("\"revision\"", "\"completion\""));
    assertThatThrownBy(
            () -> new AskedTables(twice, KOREA).ask("rounds", Map.of("step", "completion")))
        .isInstanceOf(AskedTables.NoAnswer.class);
  }
}
