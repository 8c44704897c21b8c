package org.canvasgate.committee.condition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Wording;
import org.canvasgate.committee.condition.Conditions.Draft;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.springframework.stereotype.Component;

/**
 * The part of the chair's forms in which conditions are set: up to five, each with what has to be
 * done, who does it and until when. The four gates share it.
 */
@Component
public class ConditionDesk {
  /** As many as the forms have room for. */
  private static final int MOST = 5;

  private static final Set<String> FIELDS = fields();

  private static final String PERSON = "person:";

  private final Conditions conditions;
  private final Members members;
  private final Wording wording;
  private final Clock clock;

  ConditionDesk(Conditions conditions, Members members, Wording wording, Clock clock) {
    this.conditions = conditions;
    this.members = members;
    this.wording = wording;
    this.clock = clock;
  }

  private static Set<String> fields() {
    Set<String> fields = new HashSet<>();
    for (int n = 1; n <= MOST; n++)
      fields.addAll(Set.of(field(n, "text"), field(n, "owner"), field(n, "due")));
    return Set.copyOf(fields);
  }

  /** The fields of a form that has these of its own, and conditions. */
  public static Set<String> with(String... own) {
    Set<String> fields = new HashSet<>(FIELDS);
    fields.addAll(Set.of(own));
    return Set.copyOf(fields);
  }

  private static String field(int number, String part) {
    return "condition_" + number + "_" + part;
  }

  /**
   * What the form shows: whom a condition can be given to, and texts that others have asked for.
   *
   * @param asked conditions asked for in votes or answers, to begin with; those without room stand
   *     in the last field
   */
  public Map<String, Object> view(TaskContext task, List<String> asked, Locale locale) {
    Map<String, Object> view = new HashMap<>();
    view.put("conditionOwners", owners(task, locale));
    for (int n = 1; n <= Math.min(MOST, asked.size()); n++)
      view.put(
          field(n, "text"),
          n < MOST ? asked.get(n - 1) : String.join("\n", asked.subList(n - 1, asked.size())));
    return view;
  }

  private List<Map<String, String>> owners(TaskContext task, Locale locale) {
    Map<String, String> labels = new LinkedHashMap<>();
    String planner = task.text("planner").map(members::name).orElse("–");
    labels.put("planner", wording.say("condition.owner.planner", locale, planner));
    labels.put(
        "operator",
        task.text("operator")
            .map(id -> wording.say("condition.owner.operator", locale, members.name(id)))
            .orElseGet(() -> wording.say("condition.owner.operator-to-be", locale)));
    labels.put("secretariat", wording.say("condition.owner.secretariat", locale));
    Stream.of("planners", "operators", "bodies", "secretariat")
        .flatMap(group -> members.in(group).stream())
        .forEach(member -> labels.putIfAbsent(PERSON + member.id(), member.shown()));
    return labels.entrySet().stream()
        .map(owner -> Map.of("value", owner.getKey(), "label", owner.getValue()))
        .toList();
  }

  /**
   * Reads the conditions; mistakes are noted with the submission.
   *
   * @param allowed whether the outcome can be given on conditions at all
   */
  public List<Draft> read(TaskContext task, Submission submission, boolean allowed) {
    List<Draft> drafts = new ArrayList<>();
    for (int n = 1; n <= MOST; n++) {
      String text = submission.optionalText(field(n, "text")).orElse(null);
      String owner = submission.optionalText(field(n, "owner")).orElse(null);
      boolean dated = submission.optionalText(field(n, "due")).isPresent();
      if (text == null && owner == null && !dated) continue;
      if (!allowed) {
        submission.problem(field(n, "text"), "condition.outcome-has-none");
        continue;
      }
      Draft draft = complete(task, submission, n, text);
      if (draft != null) drafts.add(draft);
    }
    return drafts;
  }

  private Draft complete(TaskContext task, Submission submission, int n, String text) {
    if (text == null) submission.text(field(n, "text"));
    LocalDate due = submission.date(field(n, "due"));
    if (due != null && !due.isAfter(LocalDate.now(clock)))
      submission.problem(field(n, "due"), "condition.due-too-early", due.toString());
    String owner = submission.text(field(n, "owner"));
    if (owner == null || text == null || due == null) return null;
    if (owner.startsWith(PERSON)) {
      String person = owner.substring(PERSON.length());
      if (members.find(person).isEmpty()) {
        submission.problem(field(n, "owner"), "condition.unknown-owner", person);
        return null;
      }
      return new Draft(text, OwnerRole.PERSON, person, due);
    }
    OwnerRole role =
        submission.choice(
            field(n, "owner"),
            key -> {
              OwnerRole read = OwnerRole.of(key);
              if (read == OwnerRole.PERSON) throw new IllegalArgumentException(key);
              return read;
            });
    return role == null ? null : new Draft(text, role, owner(task, role), due);
  }

  /** Until an operator is named, what falls to the operator falls to the planner. */
  private static String owner(TaskContext task, OwnerRole role) {
    String planner = task.text("planner").orElse(null);
    return switch (role) {
      case OPERATOR -> task.text("operator").orElse(planner);
      case SECRETARIAT -> null;
      default -> planner;
    };
  }

  /** Keeps the conditions of a verdict that is given in the same transaction. */
  public void set(CaseRound round, List<Draft> drafts, String by) {
    conditions.set(round, drafts, by);
  }

  /** The conditions as lines for the verdict's details: what, who, until when. */
  public List<String> lines(List<Draft> drafts) {
    return drafts.stream().map(d -> "%s (%s, %s)".formatted(d.text(), owner(d), d.due())).toList();
  }

  private String owner(Draft draft) {
    if (draft.owner() == null) return wording.say("condition.owner.secretariat", Locale.KOREAN);
    return members.name(draft.owner());
  }
}
