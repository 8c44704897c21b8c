package org.canvasgate.proposal;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Canvas;
import org.canvasgate.canvas.Completeness;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.committee.Rules;
import org.springframework.stereotype.Service;

/**
 * The check at intake: a canvas is complete when the blocks that are critical for its kind of
 * service say something. Blocks that nobody knows may stay unknown; the panel sees that they are.
 */
@Service
public class CompletenessCheck {
  private final Proposals proposals;
  private final Rules rules;

  CompletenessCheck(Proposals proposals, Rules rules) {
    this.proposals = proposals;
    this.rules = rules;
  }

  /** What the canvas has and lacks, by table {@code critical-blocks}. */
  public Completeness of(Proposal proposal) {
    return of(proposal.kind(), proposal.canvas());
  }

  /** The same for a canvas that nobody has proposed yet. */
  public Completeness of(ServiceKind kind, Canvas canvas) {
    return Completeness.of(canvas, required(kind));
  }

  /** How often the planner may still complete the proposal, by table {@code rounds}; from 0. */
  public int completionsLeft(String proposalId) {
    Number most = (Number) rules.one("rounds", Map.of("step", "completion")).get("most");
    return Math.max(0, most.intValue() - proposals.completions(proposalId));
  }

  private Set<Block> required(ServiceKind kind) {
    Set<Block> blocks = EnumSet.noneOf(Block.class);
    rules
        .all("critical-blocks", Map.of("kind", kind.key()))
        .forEach(rule -> blocks.add(Block.of((String) rule.get("block"))));
    return blocks;
  }
}
