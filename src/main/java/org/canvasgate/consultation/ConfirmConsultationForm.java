package org.canvasgate.consultation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.canvas.Keys;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.CastingVotes;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.OwnCase;
import org.canvasgate.committee.PanelVotes;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.committee.Wording;
import org.canvasgate.committee.condition.ConditionDesk;
import org.canvasgate.committee.condition.Conditions;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.springframework.stereotype.Component;

/** The chair confirms the consultation's outcome or departs from the recommendation. */
@Component
class ConfirmConsultationForm implements TaskForm {
  /** What can come of a consultation, and the recommendation that leads to it. */
  private enum Outcome {
    AGREED("agree"),
    REJECTED("reject");

    private final String recommendation;

    Outcome(String recommendation) {
      this.recommendation = recommendation;
    }

    static Outcome of(String key) {
      return Keys.find(Outcome.class, key);
    }
  }

  private static final Set<String> FIELDS =
      ConditionDesk.with("outcome", "reason", "minority", CastingVotes.FIELD);

  private final Consultations consultations;
  private final ConditionDesk conditions;
  private final Verdicts verdicts;
  private final PanelVotes panelVotes;
  private final Wording wording;

  ConfirmConsultationForm(
      Consultations consultations,
      Verdicts verdicts,
      ConditionDesk conditions,
      PanelVotes panelVotes,
      Wording wording) {
    this.conditions = conditions;
    this.consultations = consultations;
    this.verdicts = verdicts;
    this.panelVotes = panelVotes;
    this.wording = wording;
  }

  @Override
  public String id() {
    return "confirm-consultation";
  }

  @Override
  public Set<String> fields() {
    return FIELDS;
  }

  @Override
  public Set<String> facts() {
    return Set.of("consultationOutcome");
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    Map<String, Object> view = new HashMap<>(conditions.view(task, asked(task), locale));
    view.put("recommendationText", wording.recommendation(task, locale));
    view.put(CastingVotes.ASKED, CastingVotes.asked(task));
    return view;
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    OwnCase.refuse(task);
    Boolean chairApproves = CastingVotes.read(task, submission);
    Outcome outcome = submission.choice("outcome", Outcome::of);
    String reason = submission.optionalText("reason").orElse(null);
    String minority = submission.optionalText("minority").orElse(null);
    String recommendation =
        chairApproves == null
            ? task.text("recommendation").orElse(null)
            : (chairApproves ? Outcome.AGREED : Outcome.REJECTED).recommendation;
    List<Conditions.Draft> drafts = conditions.read(task, submission, outcome == Outcome.AGREED);
    submission.check();
    Consultation consultation =
        consultations.get(Consultations.round(task.proposalId(), task.facts()));
    if (!outcome.recommendation.equals(recommendation) && reason == null)
      submission.problem("reason", "committee.departing-needs-reason");
    if (outcome == Outcome.AGREED && !consultation.clarity().clear() && !voted(task))
      submission.problem("outcome", "consultation.unclear-needs-vote");
    if (outcome == Outcome.AGREED && Boolean.FALSE.equals(chairApproves))
      submission.problem("outcome", "quorum.approval-against-casting-vote");
    submission.check();
    Map<String, Object> details = details(consultation);
    if (!drafts.isEmpty()) details.put("conditions", conditions.lines(drafts));
    CaseRound round = CaseRound.of(task.proposalId(), Gate.CONSULTATION, task.facts());
    if (chairApproves != null) panelVotes.decideTie(round, chairApproves, task.user());
    verdicts.give(round, Keys.of(outcome), recommendation, reason, minority, task.user(), details);
    conditions.set(round, drafts, task.user());
    return Map.of("consultationOutcome", Keys.of(outcome));
  }

  /** Whether the committee has voted with a quorum in this consultation. */
  private static boolean voted(TaskContext task) {
    return Boolean.TRUE.equals(task.facts().get("quorumMet"));
  }

  /** What bodies accept their duties on, for the chair to make conditions of. */
  private List<String> asked(TaskContext task) {
    return consultations
        .get(Consultations.round(task.proposalId(), task.facts()))
        .clarity()
        .conditions()
        .stream()
        .map(Assignment::condition)
        .filter(java.util.Objects::nonNull)
        .distinct()
        .toList();
  }

  private static Map<String, Object> details(Consultation consultation) {
    ResponsibilityClarity clarity = consultation.clarity();
    OperatingEntity entity = consultation.entity();
    Map<String, Object> details = new HashMap<>();
    details.put("entity", entity.kind().key());
    details.put("operatingBody", korean(consultation, entity.operatingBody()));
    details.put("managingBody", korean(consultation, entity.managingBody()));
    details.put("clarity", clarity.score());
    details.put(
        "bodiesConditions", clarity.conditions().stream().map(Assignment::condition).toList());
    details.put("openObstacles", clarity.openObstacles().stream().map(Obstacle::text).toList());
    return details;
  }

  private static String korean(Consultation consultation, String slug) {
    return consultation.body(slug).map(Body::nameKo).orElse(slug);
  }
}
