package org.canvasgate.record.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.canvasgate.canvas.Keys;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.RecordBook;
import org.canvasgate.committee.RecordEntry;
import org.canvasgate.committee.Rules;
import org.canvasgate.committee.Scorecard;
import org.canvasgate.committee.Scorecards;
import org.canvasgate.committee.Verdict;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.committee.Wording;
import org.canvasgate.committee.condition.Condition;
import org.canvasgate.committee.condition.Conditions;
import org.canvasgate.committee.objection.Objection;
import org.canvasgate.committee.objection.Objections;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.record.letter.LetterText.Table;
import org.springframework.stereotype.Component;

/** What a letter tells, from the verdict and the record that it belongs to. */
@Component
class LetterFacts {
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
  private static final Set<String> OBJECTIONABLE = Set.of("reject", "rejected", "retire");

  private final Verdicts verdicts;
  private final Scorecards scorecards;
  private final Proposals proposals;
  private final Members members;
  private final Rules rules;
  private final Conditions conditions;
  private final Objections objections;
  private final RecordBook records;
  private final Wording wording;

  LetterFacts(
      Verdicts verdicts,
      Scorecards scorecards,
      Proposals proposals,
      Members members,
      Rules rules,
      Conditions conditions,
      Objections objections,
      RecordBook records,
      Wording wording) {
    this.verdicts = verdicts;
    this.scorecards = scorecards;
    this.proposals = proposals;
    this.members = members;
    this.rules = rules;
    this.conditions = conditions;
    this.objections = objections;
    this.records = records;
    this.wording = wording;
  }

  /** The verdict that a round ended with. */
  Verdict verdict(CaseRound round) {
    return verdicts.all(round.proposalId()).stream()
        .filter(verdict -> verdict.round().equals(round))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no verdict was given on " + round));
  }

  /** The objection to a round's verdict, once the secretariat has examined it. */
  Optional<Objection> examined(CaseRound round) {
    return objections.on(round).filter(objection -> objection.admitted() != null);
  }

  /** The entry of the chain that a letter tells of; empty where the chain holds no such entry. */
  Optional<RecordEntry> record(Letter letter) {
    return records.about(letter.round().proposalId()).stream()
        .filter(entry -> entry.number() == letter.recordNumber())
        .filter(entry -> entry.round().equals(letter.round()))
        .findFirst();
  }

  /**
   * Who is told of a verdict, in what part: the applicant, and of a running service its operator.
   */
  List<String> recipients(CaseRound round) {
    List<String> people = new ArrayList<>(List.of(proposals.get(round.proposalId()).planner()));
    if (round.gate() == Gate.OPERATION)
      proposals
          .service(round.proposalId())
          .map(service -> service.operator())
          .filter(operator -> operator != null && !people.contains(operator))
          .ifPresent(operator -> people.add(0, operator));
    return people;
  }

  /** What the placeholders stand for. */
  LetterValues of(Letter letter, Locale locale) {
    CaseRound round = letter.round();
    Verdict verdict = verdict(round);
    Proposal proposal = proposals.get(round.proposalId());
    var values = new LetterValues();
    values
        .put(Placeholder.ADDRESSEE, members.name(letter.recipient()))
        .put(Placeholder.SERVICE, proposal.name(locale))
        .put(Placeholder.CASE, proposal.id())
        .put(Placeholder.CITY, proposal.city())
        .put(Placeholder.LEAD_BODY, proposal.leadBody())
        .put(Placeholder.RECORD_NUMBER, letter.recordNumber())
        .put(Placeholder.RECORD_HASH, letter.recordHash())
        .put(
            Placeholder.RECORDED_ON,
            record(letter).map(entry -> day(entry.recordedAt(), locale)).orElse(null));
    decision(values, verdict, locale);
    details(values, verdict.details(), locale);
    objection(values, verdict, locale);
    values.put(Placeholder.CONDITIONS, conditions(verdict, locale));
    values.put(Placeholder.FIGURES, figures(round, locale));
    return values;
  }

  private void decision(LetterValues values, Verdict verdict, Locale locale) {
    CaseRound round = verdict.round();
    values
        .put(Placeholder.GATE, wording.say("gate." + round.gate().key(), locale))
        .put(Placeholder.CYCLE, round.cycle() > 0 ? round.cycle() : null)
        .put(Placeholder.OUTCOME, wording.say("verdict." + verdict.outcome(), locale))
        .put(Placeholder.DECIDED_ON, day(verdict.decidedAt(), locale))
        .put(Placeholder.CHAIR, members.name(verdict.decidedBy()))
        .put(Placeholder.REASON, verdict.reason())
        .put(Placeholder.MINORITY, verdict.minority());
    if (verdict.recommendation() != null)
      values.put(
          Placeholder.RECOMMENDATION,
          wording.say("recommendation." + verdict.recommendation(), locale));
  }

  private void details(LetterValues values, Map<String, Object> details, Locale locale) {
    values
        .put(Placeholder.CHANGES, details.get("changes"))
        .put(Placeholder.IMPROVE_WHAT, details.get("improveWhat"))
        .put(Placeholder.IMPROVE_BY, date(details.get("improveBy"), locale))
        .put(Placeholder.EXIT_BY, date(details.get("exitBy"), locale));
    if (details.get("entity") instanceof String entity)
      values.put(Placeholder.ENTITY, wording.say("maintenance.entity." + entity, locale));
  }

  private void objection(LetterValues values, Verdict verdict, Locale locale) {
    examined(verdict.round())
        .ifPresent(answered -> values.put(Placeholder.OBJECTION_ANSWER, answered.answer()));
    if (!OBJECTIONABLE.contains(verdict.outcome())) return;
    Optional<Objection> possible = objections.on(verdict.round());
    LocalDate from =
        possible.map(Objection::openedAt).orElse(verdict.decidedAt()).atZone(KOREA).toLocalDate();
    Map<String, Object> rule = rules.one("objection-rules", Map.of("on", from));
    if (possible.isEmpty() && used(verdict) >= number(rule, "mostObjections")) return;
    LocalDate until =
        possible
            .map(Objection::due)
            .map(due -> due.atZone(KOREA).toLocalDate())
            .orElse(from.plusDays(number(rule, "objectionDays")));
    values
        .put(Placeholder.OBJECTION_DAYS, ChronoUnit.DAYS.between(from, until))
        .put(Placeholder.OBJECTION_UNTIL, day(until, locale))
        .put(Placeholder.EXAMINATION_DAYS, number(rule, "examinationDays"));
  }

  /** How often the gate has been objected to in this cycle. */
  private long used(Verdict verdict) {
    CaseRound round = verdict.round();
    return objections.of(round.proposalId()).stream()
        .filter(o -> o.round().gate() == round.gate() && o.round().cycle() == round.cycle())
        .filter(o -> o.filedAt() != null)
        .count();
  }

  private static int number(Map<String, Object> rule, String output) {
    return ((Number) rule.get(output)).intValue();
  }

  private Table conditions(Verdict verdict, Locale locale) {
    List<List<String>> rows = new ArrayList<>();
    for (Condition condition : conditions.of(verdict.round()))
      rows.add(
          List.of(
              String.valueOf(condition.number()),
              condition.text(),
              condition.owner() == null
                  ? wording.say("letter.condition.secretariat", locale)
                  : members.name(condition.owner()),
              day(condition.due(), locale)));
    return new Table(
        List.of(
            wording.say("letter.condition.number", locale),
            wording.say("letter.condition.what", locale),
            wording.say("letter.condition.owner", locale),
            wording.say("letter.condition.due", locale)),
        rows);
  }

  private Table figures(CaseRound round, Locale locale) {
    Map<String, Double> figures = new LinkedHashMap<>();
    Optional<Scorecard> card = scorecards.latest(round.proposalId(), round.gate(), round.cycle());
    card.ifPresent(scored -> figures(round, scored, figures, locale));
    List<List<String>> rows =
        figures.entrySet().stream()
            .filter(figure -> figure.getValue() != null)
            .map(
                figure ->
                    List.of(figure.getKey(), String.format(locale, "%.1f", figure.getValue())))
            .toList();
    return new Table(
        List.of(
            wording.say("letter.figure.what", locale), wording.say("letter.figure.score", locale)),
        rows);
  }

  private void figures(
      CaseRound round, Scorecard card, Map<String, Double> figures, Locale locale) {
    if (card.gateScore() != null)
      figures.put(wording.say("letter.figure." + round.gate().key(), locale), card.gateScore());
    if (card.canvas() == null || card.canvas().total() == null) return;
    figures.put(wording.say("scorecard.canvas", locale), card.canvas().total());
    if (round.gate() == Gate.REVIEW || round.gate() == Gate.OPERATION)
      card.canvas()
          .blocks()
          .forEach(
              (block, score) ->
                  figures.put(wording.say("block." + Keys.of(block), locale), score.score()));
  }

  private static String date(Object written, Locale locale) {
    return written == null ? null : day(LocalDate.parse(written.toString()), locale);
  }

  private static String day(Instant instant, Locale locale) {
    return day(instant.atZone(KOREA).toLocalDate(), locale);
  }

  /** A day as letters write it. */
  static String day(LocalDate day, Locale locale) {
    boolean korean = locale.getLanguage().equals(Locale.KOREAN.getLanguage());
    return DateTimeFormatter.ofPattern(korean ? "yyyy년 M월 d일" : "d MMMM yyyy", locale).format(day);
  }
}
