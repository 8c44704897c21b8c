package org.canvasgate.committee;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds what the deliberations of a case changed. */
@Component
class Rounds {
  private final Ballots ballots;

  Rounds(Ballots ballots) {
    this.ballots = ballots;
  }

  /** What a closed round changed of the one that was discussed before it. */
  Optional<RoundChanges> changes(CaseRound round) {
    List<Ballot> now = ballots.ballots(round);
    return RoundChanges.discussed(now)
        .map(n -> new CaseRound(round.proposalId(), round.gate(), round.cycle(), n))
        .flatMap(before -> RoundChanges.of(round, now, ballots.ballots(before)));
  }
}
