package org.canvasgate.proposal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.committee.Members;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The planner says from when the service operates and who will report its figures. */
@Component
class StartOperationForm implements TaskForm {
  private static final String OPERATORS = "operators";
  private static final String OPERATOR = "operator";
  private static final String SINCE = "operatingSince";
  private static final String ENTITY = "entity";

  private final Proposals proposals;
  private final Members members;
  private final MessageSource messages;

  StartOperationForm(Proposals proposals, Members members, MessageSource messages) {
    this.proposals = proposals;
    this.members = members;
    this.messages = messages;
  }

  @Override
  public String id() {
    return "start-operation";
  }

  @Override
  public Set<String> fields() {
    return Set.of(SINCE, OPERATOR);
  }

  @Override
  public Set<String> facts() {
    return Set.of(OPERATOR);
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    Map<String, Object> view = new HashMap<>();
    view.put(
        OPERATORS,
        members.in(OPERATORS).stream()
            .map(member -> Map.of("label", member.name(), "value", member.id()))
            .toList());
    String entity = task.text(ENTITY).map(key -> "maintenance.entity." + key).orElse("unknown");
    view.put("entityName", messages.getMessage(entity, null, entity, locale));
    return view;
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    LocalDate since = submission.date(SINCE);
    String operator = submission.text(OPERATOR);
    List<String> known = members.in(OPERATORS).stream().map(Members.Member::id).toList();
    if (operator != null && !known.contains(operator))
      submission.problem(
          OPERATOR, "form.unknown-choice", Problem.name("field." + OPERATOR), operator);
    submission.check();
    proposals.announceOperation(task.proposalId(), task.text(ENTITY).orElse(null), operator, since);
    return Map.of(OPERATOR, operator);
  }
}
