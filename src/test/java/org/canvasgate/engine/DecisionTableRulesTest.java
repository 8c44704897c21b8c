package org.canvasgate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.canvasgate.committee.Rules;
import org.canvasgate.testing.ApplicationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The decision tables, asked as the gates ask them: by the deployed table's latest version. */
@ApplicationTest
class DecisionTableRulesTest {
  @Autowired private Rules rules;
  @Autowired private IdentityService identity;

  @Test
  void givesTheOutputsOfTheOneRuleThatHolds() {
    assertThat(rules.one("rounds", Map.of("step", "consultation"))).isEqualTo(Map.of("most", 3));
    assertThat(
            rules.one("canvas-weights", Map.of("kind", "public", "on", LocalDate.of(2026, 3, 2))))
        .containsEntry("value_proposition", 14.0);
  }

  @Test
  void givesEveryRuleThatHoldsInTheTablesOrder() {
    assertThat(rules.all("critical-blocks", Map.of("kind", "private")))
        .extracting(rule -> rule.get("block"))
        .containsExactly("value-proposition", "cost-structure", "key-resources");
    assertThat(rules.all("critical-blocks", Map.of("kind", "none-such"))).isEmpty();
  }

  @Test
  void answersSomebodyWhoHasNoRightOnTables() {
    identity.setAuthentication("a-member", List.of("committee"));
    try {
      assertThat(rules.one("windows", Map.of("window", "score"))).containsEntry("workingDays", 10);
      assertThat(identity.getCurrentAuthentication().getUserId()).isEqualTo("a-member");
    } finally {
      identity.clearAuthentication();
    }
  }

  @Test
  void namesTheTableAndTheInputsWhereNoRuleHolds() {
    assertThatIllegalStateException()
        .isThrownBy(() -> rules.one("rounds", Map.of("step", "none-such")))
        .withMessageContaining("rounds")
        .withMessageContaining("none-such");
  }

  @Test
  void namesATableThatIsNotThere() {
    assertThatIllegalStateException()
        .isThrownBy(() -> rules.one("none-such", Map.of()))
        .withMessageContaining("none-such");
  }

  @Test
  void refusesToChooseBetweenSeveralRules() {
    assertThatIllegalStateException()
        .isThrownBy(() -> rules.one("critical-blocks", Map.of("kind", "public")))
        .withMessageContaining("4 rules")
        .withMessageContaining("critical-blocks");
  }
}
