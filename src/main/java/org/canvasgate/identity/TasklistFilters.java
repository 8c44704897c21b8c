package org.canvasgate.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * The filters without which Tasklist shows nothing. An administrator may change them afterwards;
 * what nobody has changed is brought up to date at the next start.
 */
final class TasklistFilters {
  /**
   * Finds what is offered to the person and to the person's groups; the chair's tasks are offered
   * to single people, because not every chair may take every case.
   */
  private static final String ME = "${currentUser()}";

  private static final String NOW = "${now()}";

  /** What a card says, filled in by {@code TasklistTexts} of the engine room. */
  private static final List<Map<String, Object>> ON_CARDS =
      List.of(
          variable("case", "Service", "서비스"),
          variable("city", "City", "도시"),
          variable("gate", "Gate", "관문"),
          variable("left", "Time left", "남은 기간"));

  /** What cards said before they told city, gate and time. */
  private static final List<Map<String, Object>> FORMER_CARDS =
      List.of(variable("case", "Service", "서비스"));

  private static final String VARIABLES = "variables";

  private final FilterService filters;
  private final TaskService tasks;

  TasklistFilters(FilterService filters, TaskService tasks) {
    this.filters = filters;
    this.tasks = tasks;
  }

  /** Creates those that are missing; returns the ids of all. */
  List<String> create() {
    return List.of(
        create(10, "My tasks", "내 업무", q -> q.taskAssigneeExpression(ME)),
        create(
            20,
            "My groups' tasks",
            "부서 업무",
            q -> q.taskCandidateUserExpression(ME).taskUnassigned()),
        create(
            25,
            "Due this week",
            "이번 주 기한",
            q -> q.dueAfterExpression(NOW).dueBeforeExpression("${endOfWeek()}")),
        create(30, "Overdue", "기한 지난 업무", q -> q.dueBeforeExpression(NOW)),
        create(40, "All visible", "열람 가능한 모든 업무", q -> q));
  }

  private String create(int order, String name, String korean, UnaryOperator<TaskQuery> which) {
    Filter known = filters.createTaskFilterQuery().filterName(name).singleResult();
    TaskQuery query = which.apply(tasks.createTaskQuery()).orderByDueDate().asc();
    if (known != null) return renew(known, query);
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("name.ko", korean);
    properties.put("priority", order);
    properties.put("refresh", true);
    properties.put("color", "#1f4e79");
    properties.put(VARIABLES, ON_CARDS);
    Filter filter = filters.newTaskFilter(name);
    filter.setQuery(query);
    filter.setProperties(properties);
    return filters.saveFilter(filter).getId();
  }

  private String renew(Filter known, TaskQuery query) {
    boolean changed = false;
    // Made when the chair's tasks went to the whole group: without this, no chair finds one.
    if (offersToMe(query) && !offersToMe(known.getQuery())) {
      known.setQuery(query);
      changed = true;
    }
    Map<String, Object> properties = new LinkedHashMap<>(known.getProperties());
    if (FORMER_CARDS.equals(properties.get(VARIABLES))) {
      properties.put(VARIABLES, ON_CARDS);
      known.setProperties(properties);
      changed = true;
    }
    return changed ? filters.saveFilter(known).getId() : known.getId();
  }

  private static Map<String, Object> variable(String name, String label, String korean) {
    return Map.of("name", name, "label", label, "label.ko", korean);
  }

  private static boolean offersToMe(Query<?, ?> query) {
    return query instanceof TaskQueryImpl tasks
        && tasks.getExpressions().containsKey("taskCandidateUser");
  }
}
