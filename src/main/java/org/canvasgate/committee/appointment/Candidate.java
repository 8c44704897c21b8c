package org.canvasgate.committee.appointment;

import java.util.List;
import org.canvasgate.committee.roster.Profile;
import org.springframework.context.MessageSourceResolvable;

/**
 * A committee member as the choice of a panel sees them.
 *
 * @param name as shown
 * @param load how many open cases the member sits on
 * @param recent on how many panels the member was put lately
 * @param bars why the member cannot be chosen, each a sentence; empty where nothing stands against
 *     it
 * @param doubts possible conflicts that were looked into and dismissed, each a sentence
 * @param former whether the member sat on the panel from which this one has to differ
 */
public record Candidate(
    Profile profile,
    String name,
    int load,
    int recent,
    List<Bar> bars,
    List<MessageSourceResolvable> doubts,
    boolean former) {
  public Candidate {
    bars = List.copyOf(bars);
    doubts = List.copyOf(doubts);
  }

  /** What can stand against a choice. */
  public enum Cause {
    /** A conflict of interest that nobody has dismissed. */
    CONFLICT,
    /** A term that does not cover the window. */
    TERM,
    /** As many open cases as the member takes. */
    LOAD;

    /** The word used in records. */
    public String key() {
      return org.canvasgate.canvas.Keys.of(this);
    }
  }

  /** A reason against, with its sentence. */
  public record Bar(Cause cause, MessageSourceResolvable sentence) {}

  /** User id. */
  public String member() {
    return profile.member();
  }

  boolean available() {
    return bars.isEmpty();
  }

  boolean knows(String field) {
    return profile.fields().contains(field);
  }

  boolean is(String category) {
    return category.equals(profile.category());
  }

  /** Whether the profile says too little to judge what the member brings. */
  boolean unknown() {
    return profile.category() == null || profile.fields().isEmpty();
  }
}
