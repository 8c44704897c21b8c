package org.canvasgate.handover;

import java.time.LocalDate;
import java.util.List;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Notices;
import org.canvasgate.committee.roster.Terms;
import org.canvasgate.identity.Role;
import org.springframework.stereotype.Service;

/**
 * The terms of members that end while they sit on panels. Their seats pass by the same action as
 * everything else, on the day after the term; who takes them is the secretariat's to say.
 */
@Service
public class EndingTerms {
  private final Terms terms;
  private final Handovers handovers;
  private final HandoverBook book;
  private final Members members;
  private final Notices notices;

  EndingTerms(
      Terms terms, Handovers handovers, HandoverBook book, Members members, Notices notices) {
    this.terms = terms;
    this.handovers = handovers;
    this.book = book;
    this.members = members;
    this.notices = notices;
  }

  /**
   * A member whose term ends soon, or has ended, with seats that nobody takes over yet.
   *
   * @param until last day of the term
   * @param seats on how many unfinished panels the member sits, at least 1
   * @param over whether the term has ended
   */
  public record Ending(String member, LocalDate until, int seats, boolean over) {

    /** The first day on which somebody else has to sit. */
    public LocalDate handOn() {
      return until.plusDays(1);
    }
  }

  /** Whose seats have to be taken over, the first to end first. */
  public List<Ending> ending() {
    return terms.ending(members.all().stream().map(Members.Member::id).toList()).stream()
        .map(term -> new Ending(term.member(), term.until(), seats(term.member()), term.over()))
        .filter(ending -> ending.seats() > 0 && !book.waits(ending.member()))
        .toList();
  }

  private int seats(String member) {
    return (int)
        handovers.inHand(member, Scope.COMMITTEE).stream()
            .filter(item -> item.needs() == Role.COMMITTEE)
            .count();
  }

  /** Tells the secretariat once of each term that ends, and once more when it has ended. */
  void tell() {
    for (Ending ending : ending())
      notices.tell(
          Role.SECRETARIAT.key(),
          null,
          ending.over() ? "notice.handover.term-over" : "notice.handover.term-ends",
          "term/" + ending.member() + "/" + ending.until() + "/" + ending.over(),
          members.name(ending.member()),
          ending.until().toString(),
          ending.seats());
  }
}
