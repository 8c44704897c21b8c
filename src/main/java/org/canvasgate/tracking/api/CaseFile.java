package org.canvasgate.tracking.api;

import java.security.Principal;
import java.util.Optional;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.tracking.Access;
import org.canvasgate.tracking.Reader;
import org.canvasgate.tracking.api.Faults.Kind;
import org.canvasgate.tracking.api.Faults.Raised;
import org.springframework.stereotype.Component;

/** Finds a case for whoever asks, and says how far they may look into it. */
@Component
class CaseFile {
  private final Access access;

  CaseFile(Access access) {
    this.access = access;
  }

  /**
   * A case that is open to whoever asks.
   *
   * @param keptOff whether they read its proposal and no more
   * @param publicOnly whether they see it only because it is published
   */
  record Open(Reader reader, Proposal proposal, boolean keptOff, boolean publicOnly) {

    String id() {
      return proposal.id();
    }

    /** Goes on only for those who may read more than the proposal. */
    Open judged() {
      if (keptOff) throw new Raised(Kind.KEPT_OFF);
      return this;
    }

    /** Goes on only for those whom the case concerns, beyond what is published of it. */
    Open inside() {
      if (publicOnly) throw new Raised(Kind.NOT_PUBLISHED);
      return judged();
    }
  }

  /** What somebody may not see is not told from what there is not. */
  Open open(String id, Principal user) {
    Reader reader = access.reader(user.getName());
    Proposal proposal = found(access.find(reader, id));
    return new Open(
        reader, proposal, access.recused(reader, proposal), access.publicOnly(reader, proposal));
  }

  static <T> T found(Optional<T> sought) {
    return sought.orElseThrow(() -> new Raised(Kind.NOT_FOUND));
  }
}
