package org.canvasgate.tracking.api;

import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.BlockScore;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Scorecard;
import org.canvasgate.committee.Verdict;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.consultation.Consultation;
import org.canvasgate.consultation.Consultations;
import org.canvasgate.consultation.OperatingEntity;
import org.canvasgate.consultation.Responsibility;
import org.canvasgate.identity.Role;
import org.canvasgate.tracking.Access;
import org.canvasgate.tracking.api.ResponsibilitiesAnswer.Duty;
import org.canvasgate.tracking.api.ResponsibilitiesAnswer.EntityAnswer;
import org.canvasgate.tracking.api.ResponsibilitiesAnswer.ObstacleAnswer;
import org.canvasgate.tracking.api.ScorecardAnswer.AgreementAnswer;
import org.canvasgate.tracking.api.ScorecardAnswer.BlockAnswer;
import org.canvasgate.tracking.api.ScorecardAnswer.RobustnessAnswer;
import org.canvasgate.tracking.api.ScorecardAnswer.RoundAnswer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What the gates found and decided. */
@ApiRoot
class GateApi {
  private static final Set<String> JUDGES =
      Set.of(
          Role.COMMITTEE.key(),
          Role.CHAIRS.key(),
          Role.SECRETARIAT.key(),
          Role.ADMINISTRATORS.key());

  private final CaseFile cases;
  private final Access access;
  private final Verdicts verdicts;
  private final Consultations consultations;
  private final Members members;
  private final JdbcClient jdbc;

  GateApi(
      CaseFile cases,
      Access access,
      Verdicts verdicts,
      Consultations consultations,
      Members members,
      JdbcClient jdbc) {
    this.cases = cases;
    this.access = access;
    this.verdicts = verdicts;
    this.consultations = consultations;
    this.members = members;
    this.jdbc = jdbc;
  }

  @GetMapping("/proposals/{id}/verdicts")
  List<VerdictAnswer> verdicts(@PathVariable String id, Principal user) {
    CaseFile.Open open = cases.open(id, user).judged();
    return verdicts.all(open.id()).stream().map(v -> verdict(v, open.publicOnly())).toList();
  }

  private VerdictAnswer verdict(Verdict verdict, boolean nameless) {
    var details = verdict.details();
    return new VerdictAnswer(
        round(verdict.round()),
        verdict.outcome(),
        verdict.recommendation(),
        verdict.reason(),
        verdict.minority(),
        text(details.get("changes")),
        verdict.conditions(!nameless),
        text(details.get("improveWhat")),
        text(details.get("improveBy")),
        text(details.get("exitBy")),
        nameless ? null : members.name(verdict.decidedBy()),
        verdict.decidedAt());
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  static RoundAnswer round(CaseRound round) {
    return new RoundAnswer(round.gate().key(), round.cycle(), round.round());
  }

  @GetMapping("/proposals/{id}/scorecards")
  List<ScorecardAnswer> scorecards(@PathVariable String id, Principal user) {
    CaseFile.Open open = cases.open(id, user).judged();
    return access.cards(open.reader(), open.proposal()).stream().map(GateApi::card).toList();
  }

  private static ScorecardAnswer card(Scorecard card) {
    return new ScorecardAnswer(
        round(card.round()),
        card.canvas().total(),
        card.band() == null ? null : card.band().key(),
        card.canvas().weightScored(),
        Arrays.stream(Block.values())
            .map(block -> block(card.canvas().block(block), card.moved().get(block)))
            .toList(),
        card.canvas().criticalBelow().stream().map(Block::key).toList(),
        card.canvas().criticalUnknown().stream().map(Block::key).toList(),
        card.gateScore(),
        card.parts(),
        new AgreementAnswer(
            card.agreement().state().key(),
            card.agreement().alpha(),
            card.agreement().low(),
            card.agreement().high()),
        new RobustnessAnswer(card.robustness().margin(), card.robustness().resampleAgreement()));
  }

  private static BlockAnswer block(BlockScore score, Double moved) {
    return new BlockAnswer(
        score.block().key(),
        score.score(),
        score.panel(),
        score.mean(),
        score.evidence(),
        score.weight(),
        score.raters(),
        moved);
  }

  @GetMapping("/proposals/{id}/responsibilities")
  ResponsibilitiesAnswer responsibilities(@PathVariable String id, Principal user, Locale locale) {
    CaseFile.Open open = cases.open(id, user).inside();
    Consultation latest = CaseFile.found(consultations.latest(id));
    boolean told = !asking(id) || judges(open) || plans(open);
    Predicate<String> readable = body -> told || speaksFor(open, body);
    return new ResponsibilitiesAnswer(
        round(latest.round()),
        told,
        entity(latest, locale),
        latest.responsibilities().stream()
            .map(r -> duty(latest, r, readable.test(r.body()), locale))
            .toList(),
        latest.obstacles().stream()
            .map(
                o ->
                    new ObstacleAnswer(
                        o.text(),
                        name(latest, o.body(), locale),
                        readable.test(o.body()) ? o.lifted() : null))
            .toList(),
        told ? latest.clarity().score() : null);
  }

  private boolean judges(CaseFile.Open open) {
    return access.groups(open.reader(), open.proposal()).stream().anyMatch(JUDGES::contains);
  }

  private boolean plans(CaseFile.Open open) {
    return open.reader().plans() && access.isParty(open.reader(), open.proposal());
  }

  private static boolean speaksFor(CaseFile.Open open, String body) {
    return open.reader().groups().contains(Role.BODY_PREFIX + body);
  }

  /** While the bodies are being asked, none reads what another has said. */
  private boolean asking(String proposalId) {
    return jdbc.sql(
            """
            select exists (select 1 from answer_window
              where proposal_id = ? and step = 'consult' and closed_at is null)""")
        .param(proposalId)
        .query(Boolean.class)
        .single();
  }

  private static EntityAnswer entity(Consultation of, Locale locale) {
    OperatingEntity entity = of.entity();
    return entity == null
        ? null
        : new EntityAnswer(
            entity.kind().key(),
            name(of, entity.operatingBody(), locale),
            name(of, entity.managingBody(), locale),
            entity.neededFte());
  }

  private static Duty duty(Consultation of, Responsibility asked, boolean told, Locale locale) {
    return new Duty(
        asked.duty().activity().key(),
        asked.duty().role().key(),
        name(of, asked.body(), locale),
        told ? asked.effectiveStance().key() : null,
        told ? (asked.condition() == null ? asked.reason() : asked.condition()) : null);
  }

  private static String name(Consultation of, String body, Locale locale) {
    return body == null ? null : of.body(body).map(found -> found.name(locale)).orElse(body);
  }
}
