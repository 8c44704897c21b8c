package org.canvasgate.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.canvasgate.canvas.Block;
import org.canvasgate.form.TaskForm;
import org.canvasgate.maintenance.FundingSource;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.proposal.Proposals;
import org.springframework.stereotype.Component;

/**
 * What the sample people answer. Whatever is said about a real service comes from its proposal;
 * what the proposal does not know stays unknown. Ratings follow a rule that judges nothing: a block
 * with a claim gets 4, one without gets 2, each member a step up or down by chance from a fixed
 * seed; every comment says that it is a sample.
 */
@Component
class Script {
  /** Short, because notices and letters carry it in the place of a reason. */
  static final String MARK = "Sample, not a real judgement. (견본)";

  private static final String NOTHING_PUBLISHED =
      "Not known: nothing was published. / 공개된 내용이 없어 알 수 없음.";

  private static final String PAYER = "budget-office";
  private static final int CLAIMED = 4;
  private static final int UNCLAIMED = 2;

  /** Money units of the plan's form by the currency of the data. */
  private static final Map<String, String> UNITS =
      Map.of("KRW", "krw-100m", "USD", "usd", "CAD", "cad-1m", "EUR", "eur-1m");

  private final FormService forms;
  private final Proposals proposals;
  private final ObjectMapper json;
  private final Stage stage;
  private final List<TaskForm> taskForms;

  Script(
      FormService forms,
      Proposals proposals,
      ObjectMapper json,
      Stage stage,
      List<TaskForm> taskForms) {
    this.taskForms = taskForms;
    this.forms = forms;
    this.proposals = proposals;
    this.json = json;
    this.stage = stage;
  }

  /**
   * A person's answer to a task.
   *
   * @param verdict the chair's outcome where the task asks for one; null lets the case go on, with
   *     the sample's mark as the reason
   */
  Map<String, Object> answer(String proposalId, Task task, String user, String verdict) {
    return answer(proposalId, task, user, task.getTaskDefinitionKey(), verdict)
        .orElseThrow(
            () -> new IllegalStateException("the script has no answer to " + task.getName()));
  }

  /** The same, as if the task were another step; empty where the script does not know it. */
  Optional<Map<String, Object>> answer(
      String proposalId, Task task, String user, String step, String verdict) {
    Proposal proposal = proposals.get(proposalId);
    Map<String, Object> view = view(task, user);
    return Optional.ofNullable(
        switch (step) {
          case "complete-proposal" -> completion(view);
          case "revise-proposal" -> revision(view);
          case "appoint-panel", "appoint-evaluators", "appoint-panel-again" -> panel(view);
          case "appoint-objection-panel" -> proposed(view);
          case "score-canvas", "rate-operation" -> ratings(proposal, user, view);
          case "open-deliberation", "open-deliberation-operation" ->
              Map.of("question", MARK + " Which claims rest on evidence? / 어떤 주장에 근거가 있습니까?");
          case "draft-responsibilities" -> responsibilities(view);
          case "mediate-responsibilities" -> mediation(view);
          case "answer-consultation" -> acceptance(view);
          case "write-plan" -> plan(proposal);
          case "vote-plan", "vote-responsibility" -> Map.of("vote", "approve", "comment", MARK);
          case "start-operation" ->
              Map.of("operatingSince", today().toString(), "operator", Cast.OPERATOR);
          case "report-figures", "report-actuals" -> figures();
          case "improve-service" -> Map.of("done", MARK, "evidence", MARK);
          case "reassign-operator" ->
              Map.of("newOperator", Cast.SECOND_OPERATOR, "entity", "city", "reason", MARK);
          case "carry-out-exit" -> exit();
          case "report-condition", "report-condition-office" ->
              Map.of("done", MARK, "evidence", MARK);
          case "confirm-condition" -> Map.of("finding", "fulfilled", "answer", MARK);
          case "file-objection" -> Map.of("choice", "accept");
          case "examine-objection" -> Map.of("finding", "admit", "answer", MARK);
          case "confirm-review" -> verdict(task, verdict, "pass");
          case "confirm-consultation" -> verdict(task, verdict, "agreed");
          case "confirm-plan" -> verdict(task, verdict, "approved");
          case "confirm-operation" -> verdict(task, verdict, "continue");
          default -> null;
        });
  }

  /** The seven sample members as far as the form offers them, whoever was proposed. */
  private static Map<String, Object> panel(Map<String, Object> view) {
    List<String> offered =
        Cast.MEMBERS.stream().filter(member -> offered(view.get("candidates"), member)).toList();
    return Map.of(
        "committee",
        "project-council",
        "members",
        offered,
        "deputy",
        offered.get(0),
        "reason",
        MARK);
  }

  /** As the form proposes it, so that it differs from the panel that was objected to. */
  private static Map<String, Object> proposed(Map<String, Object> view) {
    return Map.of(
        "committee", view.get("committee"), "members", view.get("members"), "reason", MARK);
  }

  /** What was sent before, with a plain "not known" where the intake misses a block. */
  private Map<String, Object> completion(Map<String, Object> view) {
    Map<String, Object> answer = new HashMap<>(view);
    answer.keySet().retainAll(fields("complete-proposal"));
    for (Block block : Block.values())
      answer.merge(
          "canvas_" + block.key().replace('-', '_'),
          NOTHING_PUBLISHED,
          (known, none) -> known.toString().isBlank() ? none : known);
    return answer;
  }

  /** What was sent before, with the sample's mark for what has changed. */
  private Map<String, Object> revision(Map<String, Object> view) {
    Map<String, Object> answer = new HashMap<>(view);
    answer.keySet().retainAll(fields("revise-proposal"));
    answer.values().removeIf(java.util.Objects::isNull);
    answer.put("changeNote", MARK);
    return answer;
  }

  private Set<String> fields(String form) {
    return taskForms.stream().filter(f -> f.id().equals(form)).findFirst().orElseThrow().fields();
  }

  private Map<String, Object> ratings(Proposal proposal, String user, Map<String, Object> view) {
    boolean deliberating = Boolean.TRUE.equals(view.get("deliberating"));
    Map<String, Object> answer = new HashMap<>();
    for (Block block : Block.values()) {
      String field = block.key().replace('-', '_');
      if (Boolean.TRUE.equals(view.get("carried_" + field))) continue;
      int base = claims(proposal, block) ? CLAIMED : UNCLAIMED;
      int step = deliberating ? held(proposal.id(), user, block) : step(proposal.id(), user, block);
      answer.put("score_" + field, String.valueOf(base + step));
      answer.put("comment_" + field, MARK);
      if (deliberating) answer.put("reason_" + field, MARK);
    }
    return answer;
  }

  /** After a deliberation half of those who differed come round. */
  private static int held(String proposal, String user, Block block) {
    int step = step(proposal, user, block);
    return (user + block.key()).hashCode() % 2 == 0 ? step : 0;
  }

  private static boolean claims(Proposal proposal, Block block) {
    return proposal.canvas().items(block).stream()
        .anyMatch(item -> !NOTHING_PUBLISHED.equals(item.text()));
  }

  /** One up, one down or none, the same for the same member, block and proposal every time. */
  private static int step(String proposal, String user, Block block) {
    int hash = (proposal + "/" + user + "/" + block.key()).hashCode();
    return Math.floorMod(hash ^ (hash >>> 13), 4) == 0 ? -1 : Math.floorMod(hash, 5) == 0 ? 1 : 0;
  }

  /** The first body that the form offers does everything, and the budget office pays. */
  private Map<String, Object> responsibilities(Map<String, Object> view) {
    String lead = firstBut(PAYER, view.get("bodies"));
    String payer = offered(view.get("bodies"), PAYER) ? PAYER : lead;
    Map<String, Object> answer = new HashMap<>();
    for (String activity :
        List.of(
            "fund",
            "build",
            "operate",
            "maintain",
            "manage_data",
            "handle_incidents",
            "support_users",
            "replace",
            "retire")) {
      answer.put("accountable_" + activity, lead);
      answer.put("payer_" + activity, payer);
    }
    answer.put("entityKind", "city");
    answer.put("operatingBody", lead);
    answer.put("managingBody", lead);
    return answer;
  }

  private Map<String, Object> mediation(Map<String, Object> view) {
    Map<String, Object> answer = responsibilities(view);
    answer.put("mediationNote", MARK);
    return answer;
  }

  private Map<String, Object> acceptance(Map<String, Object> view) {
    Map<String, Object> answer = new HashMap<>();
    for (Object duty : list(view.get("asked"))) answer.put("stance_" + duty, "accepted");
    return answer;
  }

  /** Costs as the proposal knows them; how money falls on the years nobody was seen to say. */
  private Map<String, Object> plan(Proposal proposal) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("firstYear", today().getYear());
    answer.put("years", 5);
    String currency =
        proposal.constructionCost() == null ? null : proposal.constructionCost().currency();
    answer.put("moneyUnit", UNITS.getOrDefault(currency == null ? "KRW" : currency, "krw-100m"));
    if (proposal.constructionCost() != null && proposal.constructionCost().amount() != null)
      answer.put("constructionCost", proposal.constructionCost().amount());
    if (proposal.annualOperatingCost() == null) answer.put("costUnknown", true);
    else
      IntStream.rangeClosed(1, 5)
          .forEach(year -> answer.put("cost_" + year, proposal.annualOperatingCost()));
    answer.put(
        "unknownSources",
        java.util.Arrays.stream(FundingSource.values()).map(FundingSource::key).toList());
    answer.put("handover", "unknown");
    answer.put("usagePromise", "none");
    return answer;
  }

  private Map<String, Object> figures() {
    return Map.of(
        "year", today().getYear(), "monthsCovered", today().getMonthValue(), "comment", MARK);
  }

  private Map<String, Object> exit() {
    return Map.of(
        "endedOn",
        today().toString(),
        "data",
        MARK,
        "equipment",
        MARK,
        "users",
        MARK,
        "evidence",
        MARK);
  }

  private Map<String, Object> verdict(Task task, String wanted, String goesOn) {
    Map<String, Object> answer = new HashMap<>();
    String outcome = wanted == null ? goesOn : wanted;
    answer.put("outcome", outcome);
    answer.put("reason", MARK);
    switch (outcome) {
      case "revise" -> answer.put("changes", MARK);
      case "returned" -> answer.put("changes", MARK);
      case "improve" -> {
        answer.put("improveBy", today().plusMonths(2).toString());
        answer.put("improveWhat", MARK);
      }
      case "retire" -> answer.put("exitBy", today().plusMonths(2).toString());
      case "approved" ->
          answer.putAll(
              Map.of(
                  "condition_1_text",
                  MARK,
                  "condition_1_owner",
                  "planner",
                  "condition_1_due",
                  today().plusMonths(3).toString()));
      default -> {
        // the outcome says it all
      }
    }
    return answer;
  }

  private Map<String, Object> view(Task task, String user) {
    VariableMap values = stage.acting().as(user, () -> forms.getTaskFormVariables(task.getId()));
    Map<String, Object> view = new HashMap<>();
    for (String name : values.keySet()) view.put(name, plain(values.getValueTyped(name)));
    return view;
  }

  private Object plain(org.camunda.bpm.engine.variable.value.TypedValue value) {
    if (value instanceof org.camunda.spin.plugin.variable.value.JsonValue structured) {
      try {
        return json.readValue(structured.getValue().toString(), new TypeReference<Object>() {});
      } catch (JsonProcessingException broken) {
        throw new UncheckedIOException(broken);
      }
    }
    return value.getValue();
  }

  private static String firstBut(String left, Object options) {
    return list(options).stream()
        .map(option -> ((Map<?, ?>) option).get("value").toString())
        .filter(value -> !value.equals(left))
        .findFirst()
        .orElseThrow();
  }

  private static boolean offered(Object options, String value) {
    return list(options).stream().anyMatch(o -> value.equals(((Map<?, ?>) o).get("value")));
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private LocalDate today() {
    return LocalDate.now(stage.clock());
  }
}
