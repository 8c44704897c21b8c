package org.canvasgate.tracking.way;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.canvasgate.diagram.Drawings;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.tracking.Access;
import org.canvasgate.tracking.Reader;
import org.springframework.stereotype.Service;

/** The way of a case as far as a reader may know it. */
@Service
public class Ways {
  private final Access access;
  private final CaseSteps steps;
  private final AskedWindows windows;
  private final Drawings drawings;
  private final Clock clock;

  Ways(Access access, CaseSteps steps, AskedWindows windows, Drawings drawings, Clock clock) {
    this.access = access;
    this.steps = steps;
    this.windows = windows;
    this.drawings = drawings;
    this.clock = clock;
  }

  /**
   * The way of a case.
   *
   * @return empty where the reader may not see the case, sees it only because it is published, or
   *     where no process has begun; for whoever is kept off the case the names of the steps at
   *     which it stands, and nothing else
   */
  public Optional<Way> of(Reader reader, String proposalId, Locale locale) {
    Optional<Proposal> open =
        access.find(reader, proposalId).filter(proposal -> !access.publicOnly(reader, proposal));
    if (open.isEmpty()) return Optional.empty();
    List<CaseSteps.Run> runs = steps.runs(proposalId);
    if (runs.isEmpty()) return Optional.empty();
    Way way = Way.of(runs, windows.of(proposalId), id -> drawings.of(id, locale), clock.instant());
    if (!access.recused(reader, open.get())) return Optional.of(way);
    return Optional.of(way.positionOnly()).filter(position -> !position.legs().isEmpty());
  }

  /** What is past its date is so at this moment. */
  Instant now() {
    return clock.instant();
  }
}
