package org.canvasgate.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.canvasgate.testing.CanvasgateTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An installation that has its filters already finds what is new at the next start. */
@CanvasgateTest
class TasklistFiltersTest {
  private static final String MINE = "My tasks";
  private static final List<Map<String, Object>> FORMER =
      List.of(Map.of("name", "case", "label", "Service", "label.ko", "서비스"));

  @Autowired FilterService filters;
  @Autowired TaskService tasks;

  @AfterEach
  void asNew() {
    variables(FORMER);
    new TasklistFilters(filters, tasks).create();
  }

  @Test
  void cardsOfAFilterThatNobodyChangedTellWhatIsNew() {
    variables(FORMER);
    new TasklistFilters(filters, tasks).create();
    assertThat(names()).containsExactly("case", "city", "gate", "left");
  }

  @Test
  void whatAnAdministratorChangedStays() {
    variables(List.of(Map.of("name", "case", "label", "What it is about")));
    new TasklistFilters(filters, tasks).create();
    assertThat(names()).containsExactly("case");
  }

  @Test
  void startingAgainMakesNoSecondFilter() {
    List<String> before = new TasklistFilters(filters, tasks).create();
    assertThat(new TasklistFilters(filters, tasks).create()).isEqualTo(before).hasSize(5);
    assertThat(filters.createTaskFilterQuery().filterName("Due this week").count()).isOne();
  }

  private void variables(List<Map<String, Object>> variables) {
    Filter filter = mine();
    Map<String, Object> properties = new LinkedHashMap<>(filter.getProperties());
    properties.put("variables", variables);
    filter.setProperties(properties);
    filters.saveFilter(filter);
  }

  private List<Object> names() {
    return ((List<?>) mine().getProperties().get("variables"))
        .stream().<Object>map(each -> ((Map<?, ?>) each).get("name")).toList();
  }

  private Filter mine() {
    return filters.createTaskFilterQuery().filterName(MINE).singleResult();
  }
}
