package org.canvasgate.diagram.check;

import java.util.Map;
import java.util.Set;

/**
 * The facts that each delegate writes, by the name of its bean: what a diagram may count on after a
 * step that the system carries out. The stories hold this against what the delegates were seen to
 * write.
 */
public final class DelegateFacts {
  public static final Map<String, Set<String>> FACTS =
      Map.ofEntries(
          Map.entry("completenessDelegate", Set.of("complete", "completionsLeft")),
          Map.entry("closeCaseDelegate", Set.of("status")),
          Map.entry("registerServiceDelegate", Set.of("operator", "cycle", "status")),
          Map.entry(
              "openWindowDelegate",
              Set.of(
                  "window",
                  "round",
                  "windowDue",
                  "windowReminder",
                  "windowGrace",
                  "windowExtensionsLeft")),
          Map.entry("remindDelegate", Set.of()),
          Map.entry("escalateDelegate", Set.of()),
          Map.entry("recordDelegate", Set.of()),
          Map.entry(
              "reviewDelegate",
              Set.of(
                  "canvasScore",
                  "band",
                  "agreementLow",
                  "quorumMet",
                  "deliberationsLeft",
                  "panelsLeft",
                  "revisionsLeft")),
          Map.entry("affectedBodiesDelegate", Set.of("consultationRound")),
          Map.entry(
              "openObjectionDelegate",
              Set.of(
                  "objectionOpen",
                  "objectionAdmitted",
                  "objectionId",
                  "objectionDue",
                  "differsFrom")),
          Map.entry("escalateObjectionDelegate", Set.of()),
          Map.entry(
              "openConditionDelegate",
              Set.of("conditionOwner", "officeOwns", "conditionReminder", "conditionDue")),
          Map.entry("remindConditionDelegate", Set.of()),
          Map.entry("escalateConditionDelegate", Set.of()),
          Map.entry("lapseConditionDelegate", Set.of()),
          Map.entry(
              "consultationDelegate",
              Set.of("clarity", "clear", "canvasScore", "band", "mediationsLeft")),
          Map.entry(
              "responsibilityVoteDelegate",
              Set.of(
                  "quorumMet",
                  "quorumPossible",
                  "carried",
                  "conditional",
                  "chairDecides",
                  "revotesLeft",
                  "panelsLeft")),
          Map.entry(
              "maintenanceDelegate",
              Set.of(
                  "sustainability",
                  "soundness",
                  "coverage",
                  "funded",
                  "unknownYears",
                  "canvasScore",
                  "band",
                  "planReturnsLeft")),
          Map.entry(
              "planVoteDelegate",
              Set.of(
                  "quorumMet",
                  "quorumPossible",
                  "carried",
                  "conditional",
                  "chairDecides",
                  "revotesLeft",
                  "panelsLeft",
                  "planReturnsLeft")),
          Map.entry("scheduleDelegate", Set.of("nextEvaluationOn")),
          Map.entry("evidenceDelegate", Set.of("costOverrun", "usageShortfall")),
          Map.entry(
              "operationDelegate",
              Set.of(
                  "canvasScore",
                  "band",
                  "promiseKeeping",
                  "costOverrun",
                  "usageShortfall",
                  "agreementLow",
                  "quorumMet",
                  "deliberationsLeft",
                  "panelsLeft")),
          Map.entry("nextCycleDelegate", Set.of("cycle")));

  private DelegateFacts() {}
}
