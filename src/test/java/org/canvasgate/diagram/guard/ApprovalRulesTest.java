package org.canvasgate.diagram.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.canvasgate.diagram.change.Change;
import org.canvasgate.diagram.change.ChangeState;
import org.canvasgate.diagram.change.Draft;
import org.canvasgate.diagram.model.Alteration;
import org.canvasgate.diagram.model.ChangeClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may approve, and which approval still counts. */
class ApprovalRulesTest {
  private static final Instant NOON = Instant.parse("2026-03-02T03:00:00Z");
  private static final Set<String> ADMINISTRATORS = Set.of("administrators");
  private static final Change CHANGE =
      new Change(1, "Raise the mark", "", "page", ChangeState.DRAFT, "mina", NOON, NOON);

  @ParameterizedTest
  @EnumSource(
      value = ChangeClass.class,
      names = {"FLOW", "CODE"})
  void noTableCanTakeTheSecondPersonAwayFromFlowAndCode(ChangeClass depth) {
    ApprovalDemand demand =
        ApprovalRules.demand(
            depth, Map.of("approvals", 0, "by", "administrators", "fourEyes", false));
    assertThat(demand.approvals()).isEqualTo(1);
    assertThat(demand.fourEyes()).isTrue();
    assertThat(ApprovalRules.mayApprove(demand, Set.of("mina"), "mina", ADMINISTRATORS))
        .hasValueSatisfying(no -> assertThat(no.key()).isEqualTo("guard.approve.author"));
    assertThat(ApprovalRules.mayApprove(demand, Set.of("mina"), "jun", ADMINISTRATORS)).isEmpty();
  }

  @Test
  void aTableWithAnEmptyCellAsksForASecondPerson() {
    assertThat(ApprovalRules.demand(ChangeClass.RULE, Map.of()))
        .isEqualTo(new ApprovalDemand(ChangeClass.RULE, 1, "administrators", true));
  }

  @Test
  void whoeverIsNotInTheGroupCannotApprove() {
    var demand = new ApprovalDemand(ChangeClass.RULE, 1, "administrators", false);
    assertThat(ApprovalRules.mayApprove(demand, Set.of("mina"), "jun", Set.of("planners")))
        .hasValueSatisfying(no -> assertThat(no.key()).isEqualTo("guard.approve.group"));
    assertThat(ApprovalRules.mayApprove(demand, Set.of("mina"), "mina", ADMINISTRATORS)).isEmpty();
  }

  @Test
  void whoeverSavedAFileIsAnAuthorToo() {
    assertThat(ApprovalRules.authors(CHANGE, Set.of("jun", "hana")))
        .containsExactlyInAnyOrder("mina", "jun", "hana");
  }

  @Test
  void anEditVoidsTheApproval() {
    var demand = new ApprovalDemand(ChangeClass.FLOW, 1, "administrators", true);
    String before = ApprovalRules.sum(List.of(draft("<a/>", "mina")));
    String after = ApprovalRules.sum(List.of(draft("<b/>", "mina")));
    var given = List.of(new Approval(1, "jun", before, "", NOON));
    assertThat(ApprovalRules.standing(demand, Set.of("mina"), before, given).enough()).isTrue();
    ApprovalStanding edited = ApprovalRules.standing(demand, Set.of("mina"), after, given);
    assertThat(edited.enough()).isFalse();
    assertThat(edited.outdated()).isEqualTo(given);
  }

  @Test
  void anotherBaseOrAFileTakenAwayIsAnotherSum() {
    var edited = new Draft(1, "forms/a.form", "{}", "old", 1, "mina", NOON);
    var rebased = new Draft(1, "forms/a.form", "{}", "new", 2, "mina", NOON);
    var removed = new Draft(1, "forms/a.form", null, "old", 2, "mina", NOON);
    assertThat(
            Set.of(
                ApprovalRules.sum(List.of(edited)),
                ApprovalRules.sum(List.of(rebased)),
                ApprovalRules.sum(List.of(removed))))
        .hasSize(3);
  }

  @Test
  void whoeverApprovedAndEditedAfterwardsIsAnAuthorAndCountsNoLonger() {
    var demand = new ApprovalDemand(ChangeClass.CODE, 1, "administrators", true);
    var given = List.of(new Approval(1, "jun", "s", "", NOON));
    assertThat(ApprovalRules.standing(demand, Set.of("mina", "jun"), "s", given).missing())
        .isEqualTo(1);
  }

  @Test
  void twoApprovalsAreTwoPeople() {
    var demand = new ApprovalDemand(ChangeClass.CODE, 2, "administrators", true);
    var once = new Approval(1, "jun", "s", "", NOON);
    assertThat(ApprovalRules.standing(demand, Set.of("mina"), "s", List.of(once, once)).missing())
        .isEqualTo(1);
    var other = new Approval(1, "sora", "s", "", NOON);
    assertThat(ApprovalRules.standing(demand, Set.of("mina"), "s", List.of(once, other)).enough())
        .isTrue();
  }

  @Test
  void whatSaysWhoApprovesIsApprovedLikeCode() {
    assertThat(ApprovalRules.depth(List.of(altered("bpmn/decisions/quorum.dmn", ChangeClass.RULE))))
        .isEqualTo(ChangeClass.RULE);
    String bar = "bpmn/decisions/change-approval.dmn";
    assertThat(ApprovalRules.depth(List.of(altered(bar, ChangeClass.RULE))))
        .isEqualTo(ChangeClass.CODE);
    assertThat(ApprovalRules.depth(List.of(altered(bar, ChangeClass.TEXT))))
        .isEqualTo(ChangeClass.TEXT);
  }

  private static Alteration altered(String file, ChangeClass depth) {
    return new Alteration(file, null, Alteration.What.CHANGED, depth, "difference.x", List.of());
  }

  private static Draft draft(String content, String by) {
    return new Draft(1, "bpmn/objection.bpmn", content, "base", 1, by, NOON);
  }
}
