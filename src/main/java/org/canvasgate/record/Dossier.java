package org.canvasgate.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Panel;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.RecordEntry.Kind;
import org.canvasgate.committee.RecordPart;
import org.canvasgate.committee.Recusals;
import org.canvasgate.committee.Scorecard;
import org.canvasgate.committee.Scorecards;
import org.canvasgate.committee.Verdict;
import org.canvasgate.committee.Windows;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.proposal.Proposals;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gathers all that a decision rests on into one document, its people marked. */
@Component
class Dossier {
  /** The shape of the documents; changed when a reader must read them otherwise. */
  static final String FORMAT = "canvasgate-record/1";

  /** Keys under which this room's own parts name people. */
  private static final Set<String> PEOPLE =
      Set.of(
          "member",
          "evaluator",
          "pivotalEvaluators",
          "substituteFor",
          "replacedBy",
          "by",
          "person",
          "decidedBy",
          "planner",
          "appointedBy");

  private final Proposals proposals;
  private final Panels panels;
  private final Recusals recusals;
  private final Windows windows;
  private final Answers answers;
  private final Scorecards scorecards;
  private final TableAnswers tables;
  private final Deployed deployed;
  private final ObjectProvider<RecordPart> parts;

  Dossier(
      Proposals proposals,
      Panels panels,
      Recusals recusals,
      Windows windows,
      Answers answers,
      Scorecards scorecards,
      TableAnswers tables,
      Deployed deployed,
      ObjectProvider<RecordPart> parts) {
    this.proposals = proposals;
    this.panels = panels;
    this.recusals = recusals;
    this.windows = windows;
    this.answers = answers;
    this.scorecards = scorecards;
    this.tables = tables;
    this.deployed = deployed;
    this.parts = parts;
  }

  /** What every document begins with. */
  static ObjectNode head(Kind kind, String subject, String key, CaseRound round) {
    ObjectNode head = JsonNodeFactory.instance.objectNode();
    head.put("format", FORMAT).put("kind", kind.key()).put("subject", subject).put("key", key);
    head.putObject("case")
        .put("proposalId", round.proposalId())
        .put("gate", round.gate().key())
        .put("cycle", round.cycle())
        .put("round", round.round());
    return head;
  }

  /** The whole decision. */
  ObjectNode of(Verdict verdict, String process) {
    CaseRound round = verdict.round();
    Proposal proposal = proposals.get(round.proposalId());
    ObjectNode document =
        head(Kind.DECISION, DecisionRecords.VERDICT, DecisionRecords.VERDICT, round);
    document.set("proposal", named(proposal));
    document.set("process", Canonical.JSON.valueToTree(deployed.process(process)));
    document.set("tables", tables.take(round));
    document.set(
        "panel",
        named(panels.current(round.proposalId(), round.gate(), round.cycle()).orElse(null)));
    document.set("recusals", named(recusals.of(round.proposalId())));
    document.set("rounds", named(answers.of(round)));
    document.set(
        "windowChanges", named(windows.changes(round.proposalId(), round.gate(), round.cycle())));
    List<Scorecard> cards = cards(round);
    before(round, cards).ifPresent(card -> document.set("scorecardBefore", named(card)));
    document.set("scorecards", named(cards));
    document.set("tallies", Tallies.of(document));
    document.set("verdict", named(verdict));
    ObjectNode more = document.putObject("parts");
    Set<String> people = people(round, proposal, verdict);
    parts
        .orderedStream()
        .forEach(
            part -> {
              Map<String, Object> content = part.of(round);
              if (!content.isEmpty())
                more.set(part.name(), PersonMark.known(PersonMark.tree(content), people));
            });
    return document;
  }

  /** Every scorecard of the gate up to this round, the oldest first. */
  private List<Scorecard> cards(CaseRound round) {
    List<Scorecard> cards =
        scorecards.all(round.proposalId()).stream()
            .filter(
                card ->
                    card.round().gate() == round.gate()
                        && card.round().cycle() == round.cycle()
                        && card.round().round() <= round.round())
            .toList();
    return cards.stream()
        .sorted((a, b) -> Integer.compare(a.round().round(), b.round().round()))
        .toList();
  }

  /** The scorecard that the first of these has moved from. */
  private Optional<Scorecard> before(CaseRound round, List<Scorecard> cards) {
    if (cards.isEmpty()) return Optional.empty();
    List<Scorecard> all = scorecards.all(round.proposalId());
    return all.stream()
        .skip(all.stream().map(Scorecard::round).toList().indexOf(cards.get(0).round()) + 1L)
        .findFirst()
        .map(
            card ->
                new Scorecard(
                    card.round(), card.canvas(), Map.of(), null, Map.of(), null, null, null, null));
  }

  private Set<String> people(CaseRound round, Proposal proposal, Verdict verdict) {
    Set<String> ids = new TreeSet<>(answers.people(round));
    panels
        .current(round.proposalId(), round.gate(), round.cycle())
        .map(Panel::seats)
        .orElse(List.of())
        .forEach(seat -> ids.add(seat.member()));
    recusals.of(round.proposalId()).forEach(recusal -> ids.add(recusal.person()));
    ids.add(proposal.planner());
    ids.add(verdict.decidedBy());
    return ids;
  }

  private static JsonNode named(Object value) {
    return PersonMark.tree(value, PEOPLE);
  }
}
