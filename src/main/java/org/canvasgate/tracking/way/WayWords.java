package org.canvasgate.tracking.way;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.canvasgate.committee.Wording;
import org.canvasgate.form.Figures;
import org.springframework.stereotype.Component;

/** Says in the reader's language how long a step took and how it stands to its date. */
@Component
class WayWords {
  private final Wording wording;
  private final Figures figures = new Figures();

  WayWords(Wording wording) {
    this.wording = wording;
  }

  /** A leg's name, counted where its process ran more than once. */
  String name(Way.Leg leg, Locale locale) {
    return leg.repeats() == 1
        ? leg.name()
        : wording.say("way.repeated", locale, leg.name(), leg.repeat());
  }

  /** A length of time in whole days, below a day in hours. */
  String length(Duration length, Locale locale) {
    if (length.toDays() > 0) return wording.say("way.days", locale, length.toDays());
    return wording.say("way.hours", locale, length.toHours());
  }

  /** How a stop stands to its date. */
  String against(Way.Stop stop, Instant now, Locale locale) {
    long late = stop.daysLate(now);
    if (late > 0) return wording.say("way.late", locale, late);
    if (stop.endedByDate()) return wording.say("way.ended-by-date", locale);
    if (stop.stopped()) return wording.say("way.stopped", locale);
    if (stop.target() == null) return wording.say("way.no-date", locale);
    return wording.say(stop.to() == null ? "way.still-in-time" : "way.in-time", locale);
  }

  /** How many answers there are; empty where one person or body alone is asked. */
  String answers(Way.Stop stop, Locale locale) {
    if (stop.answers() == null) return "";
    return stop.to() == null
        ? wording.say("way.answers-open", locale, stop.answers(), stop.missing())
        : wording.say("way.answers", locale, stop.answers());
  }

  /** All that the drawing says of an element, in one line. */
  String line(Way.Mark mark, String name, Instant now, Locale locale) {
    List<String> said = new ArrayList<>();
    said.add(wording.say("way.state." + mark.state().key(), locale));
    Way.Stop stop = mark.stop();
    if (stop != null) {
      said.add(length(stop.took(now), locale));
      if (stop.target() != null) {
        said.add(wording.say("way.until", locale, figures.day(stop.target(), locale)));
        said.add(against(stop, now, locale));
      }
      if (stop.answers() != null) said.add(answers(stop, locale));
    }
    if (mark.times() > 1) said.add(wording.say("way.times", locale, mark.times()));
    return (name.isEmpty() ? "" : name + ": ") + String.join(", ", said);
  }
}
