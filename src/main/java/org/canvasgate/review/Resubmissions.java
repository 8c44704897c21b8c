package org.canvasgate.review;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Canvas;
import org.canvasgate.canvas.CanvasChanges;
import org.canvasgate.committee.Rules;
import org.canvasgate.committee.Subject;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.proposal.Proposals;
import org.springframework.stereotype.Component;

/**
 * What a revision changed, and which blocks are rated again for it: those whose items changed, and
 * those that the table {@code rescored-blocks} names for a fact beside the canvas.
 */
@Component
class Resubmissions {
  private static final String EVERY_BLOCK = "*";

  private final Proposals proposals;
  private final Rules rules;

  Resubmissions(Proposals proposals, Rules rules) {
    this.proposals = proposals;
    this.rules = rules;
  }

  /**
   * A fact beside the canvas that is not what it was.
   *
   * @param name as the table names it
   * @param before null where it was not known
   * @param after null where it is not known
   */
  record Fact(String name, Object before, Object after) {}

  /**
   * What changed since a revision.
   *
   * @param again the blocks to be rated again
   */
  record Changes(CanvasChanges canvas, List<Fact> facts, Set<Block> again) {}

  /** The proposal as it is rated now. */
  Subject of(String proposalId) {
    Proposal now = proposals.get(proposalId);
    return new Subject() {
      @Override
      public int revision() {
        return now.revision();
      }

      @Override
      public Canvas canvas() {
        return now.canvas();
      }

      @Override
      public Set<Block> changedSince(int revision) {
        return changes(now, revision).again();
      }
    };
  }

  /** What the proposal's present revision changed since an earlier one. */
  Changes since(String proposalId, int revision) {
    return changes(proposals.get(proposalId), revision);
  }

  private Changes changes(Proposal now, int revision) {
    Proposal before =
        proposals
            .at(now.id(), revision)
            .orElseThrow(
                () -> new IllegalStateException(now.id() + " has no revision " + revision));
    CanvasChanges canvas = CanvasChanges.between(before.canvas(), now.canvas());
    List<Fact> facts = facts(before, now);
    Set<Block> again = EnumSet.noneOf(Block.class);
    again.addAll(canvas.changed());
    for (Fact fact : facts)
      for (Map<String, Object> rule :
          rules.all("rescored-blocks", Map.of("changed", fact.name()))) {
        String block = (String) rule.get("block");
        again.addAll(
            EVERY_BLOCK.equals(block) ? EnumSet.allOf(Block.class) : Set.of(Block.of(block)));
      }
    return new Changes(canvas, facts, again);
  }

  private static List<Fact> facts(Proposal before, Proposal now) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("kind", before.kind(), now.kind()));
    facts.add(new Fact("field", before.field(), now.field()));
    facts.add(new Fact("summary", before.summary(), now.summary()));
    facts.add(new Fact("leadBody", before.leadBody(), now.leadBody()));
    facts.add(new Fact("otherBodies", before.otherBodies(), now.otherBodies()));
    facts.add(new Fact("constructionCost", before.constructionCost(), now.constructionCost()));
    facts.add(
        new Fact("annualOperatingCost", before.annualOperatingCost(), now.annualOperatingCost()));
    facts.add(new Fact("funding", before.funding(), now.funding()));
    facts.add(new Fact("period", before.period(), now.period()));
    facts.add(new Fact("usage", before.usage(), now.usage()));
    return facts.stream()
        .filter(fact -> !Objects.equals(unordered(fact.before()), unordered(fact.after())))
        .toList();
  }

  /** In which order bodies and sources of money stand says nothing. */
  private static Object unordered(Object value) {
    return value instanceof List<?> list ? new HashSet<Object>(list) : value;
  }
}
