package org.canvasgate.diagram.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.canvasgate.diagram.guard.Canary;
import org.canvasgate.diagram.guard.Hostile;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.testing.CanvasgateTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A hostile file beside those that come with the application: it starts with what held. */
@CanvasgateTest
class HostileStartTest {
  /** One of each kind: a start reads the whole set, and each file is tried at the other doors. */
  private static final List<String> TRIED =
      List.of(
          "expression in a condition", "billion laughs", "20,000 elements", "output cell in juel");

  @Autowired StartRelease start;
  @Autowired ModelsInForce inForce;
  @Autowired Trail trail;
  @Autowired JdbcClient jdbc;

  @Test
  void aStartWithAHostileFileKeepsWhatHeldAndNothingElse() {
    Map<String, Hostile.File> tried = new LinkedHashMap<>();
    TRIED.forEach(what -> tried.put(what, Hostile.all().get(what)));
    tried.put("50 MB", Hostile.huge());
    tried.put("a form with NUL", new Hostile.File("hostile.form", new byte[] {'{', 0, '}'}));
    ModelSet held = inForce.now();
    String deployment = inForce.deployment();
    Map<String, Long> before = counts();
    tried.forEach(
        (what, file) -> {
          start.take(
              held.with(
                  List.of(
                      ModelFile.named(
                          file.name(), new String(file.bytes(), StandardCharsets.UTF_8)))));
          assertThat(inForce.deployment()).as(what).isEqualTo(deployment);
          assertThat(counts()).as(what).isEqualTo(before);
        });
    assertThat(Canary.heard()).isZero();
    assertThat(trail.latest(Long.MAX_VALUE, 100))
        .filteredOn(event -> event.what().equals("hostile"))
        .as("said once for each file, however often the application starts")
        .extracting(event -> String.valueOf(event.arguments().get(0)))
        .filteredOn(file -> file.contains("/hostile."))
        .containsExactlyInAnyOrder(
            "bpmn/hostile.bpmn", "bpmn/decisions/hostile.dmn", "forms/hostile.form");
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (String table :
        List.of("act_re_deployment", "act_ge_bytearray", "model_change", "model_draft"))
      counts.put(table, jdbc.sql("select count(*) from " + table).query(Long.class).single());
    return counts;
  }
}
