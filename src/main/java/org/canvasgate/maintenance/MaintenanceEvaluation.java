package org.canvasgate.maintenance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.BlockScore;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.committee.Ballots;
import org.canvasgate.committee.CanvasEvaluation;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Scorecard;
import org.canvasgate.committee.Scorecards;
import org.canvasgate.committee.Windows;
import org.springframework.stereotype.Component;

/**
 * Gate 3's scorecard: how sustainable the latest plan is, and what that says of the canvas.
 *
 * <p>The canvas is computed anew from three things. The panel's points are those of gate 1's last
 * closed round, without members who are kept off the case since. The plan is evidence on cost
 * structure, revenue streams and key resources, as far as it is known ({@link
 * MaintenanceEvidence}). Gate 2's evidence is carried on for every block that the plan says nothing
 * on: key partners and key activities always, key resources only where the plan leaves the staff
 * unknown; where it knows them, the plan's staff stands in place of gate 2's pledges, because it is
 * the same people, told later and more exactly.
 *
 * <p>An earlier plan's evidence is never carried: a plan that was returned proves nothing.
 */
@Component
public class MaintenanceEvaluation {
  private final Plans plans;
  private final SustainabilityRuleBook rules;
  private final Windows windows;
  private final Ballots ballots;
  private final CanvasEvaluation canvas;
  private final Scorecards scorecards;
  private final Clock clock;

  MaintenanceEvaluation(
      Plans plans,
      SustainabilityRuleBook rules,
      Windows windows,
      Ballots ballots,
      CanvasEvaluation canvas,
      Scorecards scorecards,
      Clock clock) {
    this.plans = plans;
    this.rules = rules;
    this.windows = windows;
    this.ballots = ballots;
    this.canvas = canvas;
    this.scorecards = scorecards;
    this.clock = clock;
  }

  /**
   * Scores the latest plan and keeps the scorecard; a second run finds it kept and returns the
   * same.
   *
   * @return the facts {@code sustainability} and {@code coverage} (points, 0 to 100, null where
   *     unknown), {@code soundness} and {@code funded} (the words for them, null where unknown),
   *     {@code unknownYears} (how many of the plan's years, whose coverage nobody knows), {@code
   *     canvasScore} (points), {@code band} (null where nothing is scored) and {@code
   *     planReturnsLeft}
   */
  public Map<String, Object> evaluate(String proposalId, ServiceKind kind) {
    FiledPlan filed =
        plans
            .latest(proposalId)
            .orElseThrow(
                () -> new IllegalStateException("no plan was submitted for " + proposalId));
    CaseRound round = round(filed);
    Scorecard card = scorecards.of(round).orElseGet(() -> score(filed, round, kind));
    PlanMarks marks = rules.marks(submitted(filed, clock));
    Double coverage = (Double) card.parts().get("coverage");
    Map<String, Object> facts =
        figures(
            card.gateScore(),
            coverage,
            ((Collection<?>) card.parts().get("unknownYears")).size(),
            marks);
    facts.put("canvasScore", card.canvas().total());
    facts.put("band", card.band() == null ? null : card.band().key());
    facts.put("planReturnsLeft", returnsLeft(windows, filed.round()));
    return facts;
  }

  /** What the plan itself makes the tables know, without the canvas. */
  static Map<String, Object> figures(
      Double sustainability, Double coverage, int unknownYears, PlanMarks marks) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("sustainability", sustainability);
    facts.put("soundness", marks.soundness(sustainability));
    facts.put("coverage", coverage);
    facts.put("funded", marks.funded(coverage));
    facts.put("unknownYears", unknownYears);
    return facts;
  }

  /** Where a plan's scorecard is kept: its round is the plan's, which is counted from 1. */
  static CaseRound round(FiledPlan filed) {
    return new CaseRound(filed.proposalId(), Gate.MAINTENANCE, 0, filed.round());
  }

  /** The day whose rules a plan is held to: that of its submission, however late it is scored. */
  static LocalDate submitted(FiledPlan filed, Clock clock) {
    return LocalDate.ofInstant(filed.submittedAt(), clock.getZone());
  }

  /** How often a plan may still be returned, at least 0. */
  static int returnsLeft(Windows windows, int planRound) {
    return Math.max(0, windows.most("plan-return") - (planRound - 1));
  }

  private Scorecard score(FiledPlan filed, CaseRound round, ServiceKind kind) {
    Sustainability found = Sustainability.of(filed.plan(), rules.on(submitted(filed, clock)));
    Scorecard card =
        canvas.of(
            round,
            kind,
            ballots.lastReview(filed.proposalId()),
            evidence(filed.proposalId(), found),
            found.total(),
            parts(found));
    scorecards.save(card);
    return card;
  }

  private Map<Block, Double> evidence(String proposalId, Sustainability found) {
    Map<Block, Double> evidence = new EnumMap<>(Block.class);
    scorecards
        .latest(proposalId, Gate.CONSULTATION, 0)
        .ifPresent(
            card -> {
              for (BlockScore block : card.canvas().blocks().values())
                if (block.evidence() != null) evidence.put(block.block(), block.evidence());
            });
    evidence.putAll(MaintenanceEvidence.of(found));
    return evidence;
  }

  static Map<String, Object> parts(Sustainability found) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("coverage", found.coverage());
    parts.put("independence", found.independence());
    parts.put("ownIncome", found.ownIncome());
    parts.put("diversity", found.diversity());
    parts.put("costRealism", found.costRealism());
    parts.put("staffing", found.staffing());
    parts.put("knownWeight", found.knownWeight());
    parts.put("operatingShare", found.operatingShare());
    parts.put("firstGapYear", found.firstGapYear());
    parts.put("yearsUntilFirstGap", found.yearsUntilFirstGap());
    parts.put("unknownYears", found.unknownYears());
    parts.put("fundedChance", chances(found));
    parts.put("openQuestions", found.questions().size());
    return parts;
  }

  /** As texts that read alike in every language; a question mark where a year is not known. */
  private static List<String> chances(Sustainability found) {
    return found.fundedChance().stream()
        .map(
            each ->
                each.chance() == null
                    ? each.year() + ": ?"
                    : each.year() + ": " + Math.round(100 * each.chance()) + " %")
        .toList();
  }
}
