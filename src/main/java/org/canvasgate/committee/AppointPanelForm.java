package org.canvasgate.committee;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.springframework.stereotype.Component;

/** The secretariat appoints the panel of a review or of a re-evaluation. */
@Component
class AppointPanelForm implements TaskForm {
  private final Panels panels;
  private final Members members;
  private final Rules rules;

  AppointPanelForm(Panels panels, Members members, Rules rules) {
    this.panels = panels;
    this.members = members;
    this.rules = rules;
  }

  @Override
  public String id() {
    return "appoint-panel";
  }

  @Override
  public Set<String> fields() {
    return Set.of("committee", "members", "deputy");
  }

  @Override
  public Set<String> facts() {
    return Set.of("panelRound", "deliberations");
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    List<Map<String, String>> candidates =
        eligible(task).stream().map(m -> Map.of("label", m.shown(), "value", m.id())).toList();
    return Map.of("candidates", candidates, "committee", "new-committee");
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    String committee = submission.choice("committee", this::committee);
    List<String> chosen = submission.texts("members");
    String deputy = submission.optionalText("deputy").orElse(null);
    List<String> eligible = eligible(task).stream().map(Members.Member::id).toList();
    for (String member : chosen)
      if (!eligible.contains(member))
        submission.problem("members", "committee.not-eligible", members.name(member));
    if (deputy != null && !chosen.contains(deputy))
      submission.problem("deputy", "committee.deputy-not-on-panel", members.name(deputy));
    submission.check();
    size(submission, committee, chosen.size());
    submission.check();
    panels.appoint(
        task.proposalId(),
        gate(task),
        CaseRound.of(task.proposalId(), gate(task), task.facts()).cycle(),
        committee,
        chosen,
        deputy,
        task.user());
    int appointedBefore = task.facts().get("panelRound") instanceof Integer n ? n : 0;
    return Map.of("panelRound", appointedBefore + 1, "deliberations", 0);
  }

  private void size(Submission submission, String committee, int size) {
    Map<String, Object> rule = rules.one("quorum", Map.of("committee", committee));
    int smallest = ((Number) rule.get("smallest")).intValue();
    int largest = ((Number) rule.get("largest")).intValue();
    if (size < smallest || size > largest)
      submission.problem("members", "committee.panel-size", smallest, largest, size);
  }

  /** The planner of a proposal never judges it. */
  private List<Members.Member> eligible(TaskContext task) {
    String planner = task.text("planner").orElse("");
    return members.all().stream().filter(m -> !m.id().equals(planner)).toList();
  }

  private String committee(String key) {
    if (!Set.of("support-organisation", "project-council", "new-committee").contains(key))
      throw new IllegalArgumentException(key);
    return key;
  }

  /** Before operation the review appoints; afterwards each re-evaluation does. */
  private static Gate gate(TaskContext task) {
    return CaseRound.of(task.proposalId(), Gate.REVIEW, task.facts()).cycle() == 0
        ? Gate.REVIEW
        : Gate.OPERATION;
  }
}
