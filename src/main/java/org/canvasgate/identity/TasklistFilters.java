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
 * The filters without which Tasklist shows nothing. An administrator may change them afterwards.
 */
final class TasklistFilters {
  /**
   * Finds what is offered to the person and to the person's groups; the chair's tasks are offered
   * to single people, because not every chair may take every case.
   */
  private static final String OFFERED_TO_ME = "${currentUser()}";

  private final FilterService filters;
  private final TaskService tasks;

  TasklistFilters(FilterService filters, TaskService tasks) {
    this.filters = filters;
    this.tasks = tasks;
  }

  /** Creates those that are missing; returns the ids of all. */
  List<String> create() {
    return List.of(
        create(10, "My tasks", "내 업무", q -> q.taskAssigneeExpression("${currentUser()}")),
        create(
            20,
            "My groups' tasks",
            "부서 업무",
            q -> q.taskCandidateUserExpression(OFFERED_TO_ME).taskUnassigned()),
        create(30, "Overdue", "기한 지난 업무", q -> q.dueBeforeExpression("${now()}")),
        create(40, "All visible", "열람 가능한 모든 업무", q -> q));
  }

  private String create(int order, String name, String korean, UnaryOperator<TaskQuery> which) {
    Filter known = filters.createTaskFilterQuery().filterName(name).singleResult();
    TaskQuery query = which.apply(tasks.createTaskQuery()).orderByDueDate().asc();
    if (known != null) {
      // Made when the chair's tasks went to the whole group: without this, no chair finds one.
      if (offersToMe(query) && !offersToMe(known.getQuery())) {
        known.setQuery(query);
        filters.saveFilter(known);
      }
      return known.getId();
    }
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("name.ko", korean);
    properties.put("priority", order);
    properties.put("refresh", true);
    properties.put("color", "#1f4e79");
    properties.put(
        "variables", List.of(Map.of("name", "case", "label", "Service", "label.ko", "서비스")));
    Filter filter = filters.newTaskFilter(name);
    filter.setQuery(query);
    filter.setProperties(properties);
    return filters.saveFilter(filter).getId();
  }

  private static boolean offersToMe(Query<?, ?> query) {
    return query instanceof TaskQueryImpl tasks
        && tasks.getExpressions().containsKey("taskCandidateUser");
  }
}
