package org.canvasgate.committee;

import java.util.List;

/**
 * The members appointed to judge one case.
 *
 * @param id the panel's number
 * @param committee the kind of committee, which sets size and quorum
 * @param seats every place, with those recused and replaced
 */
public record Panel(long id, String committee, List<Seat> seats) {

  /** The members who sit: neither recused nor replaced. */
  public List<String> sitting() {
    return seats.stream().filter(Seat::sits).map(Seat::member).toList();
  }

  /** The places that recused members left and nobody has taken. */
  public List<String> vacant() {
    return seats.stream()
        .filter(seat -> seat.recusedAt() != null && seat.replacedBy() == null)
        .map(Seat::member)
        .toList();
  }

  /** Whether a member of this panel is kept off the case. */
  public boolean recused(String member) {
    return seats.stream().anyMatch(s -> s.member().equals(member) && s.recusedAt() != null);
  }
}
