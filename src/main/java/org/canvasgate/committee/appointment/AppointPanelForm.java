package org.canvasgate.committee.appointment;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Rules;
import org.canvasgate.committee.Wording;
import org.canvasgate.committee.appointment.Candidate.Bar;
import org.canvasgate.committee.appointment.Candidate.Cause;
import org.canvasgate.committee.appointment.Choice.Unmet;
import org.canvasgate.committee.appointment.PanelProposals.Need;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.springframework.stereotype.Component;

/**
 * The secretariat appoints the panel of a review or of a re-evaluation: the form opens with the
 * proposed panel, and whatever the secretariat makes of it is checked again.
 */
@Component
class AppointPanelForm implements TaskForm {
  static final String NEW_COMMITTEE = "new-committee";
  private static final Set<String> COMMITTEES =
      Set.of("support-organisation", "project-council", NEW_COMMITTEE);

  private final PanelProposals proposals;
  private final PanelChoices choices;
  private final Panels panels;
  private final Members members;
  private final Rules rules;
  private final Wording wording;

  AppointPanelForm(
      PanelProposals proposals,
      PanelChoices choices,
      Panels panels,
      Members members,
      Rules rules,
      Wording wording) {
    this.proposals = proposals;
    this.choices = choices;
    this.panels = panels;
    this.members = members;
    this.rules = rules;
    this.wording = wording;
  }

  @Override
  public String id() {
    return "appoint-panel";
  }

  @Override
  public Set<String> fields() {
    return Set.of("committee", "members", "deputy", "reason");
  }

  @Override
  public Set<String> facts() {
    return Set.of("panelRound", "deliberations");
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    Need need = proposals.need(task);
    List<Candidate> candidates = proposals.candidates(need);
    String committee = usualCommittee(panels);
    Choice choice = proposals.propose(need, committee, candidates);
    Map<String, Object> view = new HashMap<>();
    view.put("committee", committee);
    view.put(
        "candidates",
        candidates.stream()
            .filter(AppointPanelForm::mayBeChosen)
            .map(c -> Map.of("label", label(c, locale), "value", c.member()))
            .toList());
    view.put("members", choice.members());
    if (choice.deputy() != null) view.put("deputy", choice.deputy());
    return view;
  }

  /** A committee is of the kind that it was of the last time. */
  static String usualCommittee(Panels panels) {
    return panels.lastCommittee().orElse(NEW_COMMITTEE);
  }

  private String label(Candidate c, Locale locale) {
    String name = c.name() + " (" + c.member() + ")";
    String category = c.profile().category();
    return String.join(
        " · ",
        category == null ? name : name + " · " + wording.say("category." + category, locale),
        wording.say("appointment.open-cases", locale, c.load()));
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    String committee = submission.choice("committee", AppointPanelForm::committee);
    List<String> chosen = submission.texts("members");
    String deputy = submission.optionalText("deputy").orElse(null);
    String reason = submission.optionalText("reason").orElse(null);
    Need need = proposals.need(task);
    List<Candidate> candidates = proposals.candidates(need);
    Map<String, Candidate> byId =
        candidates.stream().collect(Collectors.toMap(Candidate::member, c -> c));
    for (String member : chosen) eligible(submission, member, byId.get(member));
    if (deputy != null && !chosen.contains(deputy))
      submission.problem("deputy", "committee.deputy-not-on-panel", members.name(deputy));
    submission.check();
    size(submission, committee, chosen.size());
    List<Candidate> panel = PanelProposals.among(candidates, chosen);
    Demands demands = proposals.demands(need, committee);
    differs(submission, panel, demands);
    Choice proposed = proposals.propose(need, committee, candidates);
    if (reason == null) departs(submission, panel, demands, proposed);
    submission.check();
    long id =
        panels.appoint(
            task.proposalId(), need.gate(), need.cycle(), committee, chosen, deputy, task.user());
    choices.save(id, demands, candidates, proposed, chosen, reason);
    int appointedBefore = task.facts().get("panelRound") instanceof Integer n ? n : 0;
    return Map.of("panelRound", appointedBefore + 1, "deliberations", 0);
  }

  /** Nobody decides on their own case, and nobody whose term is over decides on any. */
  private void eligible(Submission submission, String member, Candidate candidate) {
    if (candidate == null)
      submission.problem("members", "committee.not-eligible", members.name(member));
    else
      candidate.bars().stream()
          .filter(bar -> bar.cause() != Cause.LOAD)
          .forEach(
              bar ->
                  submission.problem(
                      "members", "appointment.barred", candidate.name(), bar.sentence()));
  }

  static boolean mayBeChosen(Candidate candidate) {
    return candidate.bars().stream().map(Bar::cause).allMatch(Cause.LOAD::equals);
  }

  private void size(Submission submission, String committee, int size) {
    Map<String, Object> rule = rules.one("quorum", Map.of("committee", committee));
    int smallest = ((Number) rule.get("smallest")).intValue();
    int largest = ((Number) rule.get("largest")).intValue();
    if (size < smallest || size > largest)
      submission.problem("members", "committee.panel-size", smallest, largest, size);
  }

  /** After an objection at most a share of the panel may have sat on the one set aside. */
  private static void differs(Submission submission, List<Candidate> panel, Demands demands) {
    long former = panel.stream().filter(Candidate::former).count();
    int most = (int) Math.floor(demands.formerShare() * panel.size() + 1e-9);
    if (former > most) submission.problem("members", "appointment.too-many-former", most, former);
  }

  /** What the proposal would have met and this panel does not, somebody has to answer for. */
  private static void departs(
      Submission submission, List<Candidate> panel, Demands demands, Choice proposed) {
    Set<String> unavoidable =
        proposed.unmet().stream().map(AppointPanelForm::subject).collect(Collectors.toSet());
    for (Unmet unmet : PanelChooser.unmet(panel, demands))
      if (unmet.demand() != Choice.Demand.SIZE && !unavoidable.contains(subject(unmet)))
        submission.problem("reason", "appointment.say-why", sentence(unmet));
    for (Candidate candidate : panel)
      for (Bar bar : candidate.bars())
        submission.problem("reason", "appointment.say-why-load", candidate.name(), bar.sentence());
  }

  private static String subject(Unmet unmet) {
    return unmet.demand() + " " + unmet.subject();
  }

  /** An unmet demand in words. */
  static Problem sentence(Unmet unmet) {
    return new Problem(
        "",
        "appointment.unmet." + unmet.demand().name().toLowerCase(Locale.ROOT),
        PanelChooser.name(unmet.demand(), unmet.subject()),
        unmet.needed(),
        unmet.reached());
  }

  private static String committee(String key) {
    if (!COMMITTEES.contains(key)) throw new IllegalArgumentException(key);
    return key;
  }
}
