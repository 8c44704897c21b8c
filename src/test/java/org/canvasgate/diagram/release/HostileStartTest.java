package org.canvasgate.diagram.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.canvasgate.diagram.guard.Canary;
import org.canvasgate.diagram.guard.Hostile;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.testing.CanvasgateTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A hostile file beside those that come with the application: it starts with what held. */
@CanvasgateTest
class HostileStartTest {
  /** One of each kind: a start reads the whole set, and each file is tried at the other doors. */
  private static final List<String> TRIED =
      List.of(
          "expression in a condition",
          "script task in groovy",
          "timer date",
          "external entity",
          "billion laughs",
          "20,000 elements",
          "three megabytes",
          "output cell in juel",
          "table calls Java",
          "form calls Java");

  @Autowired StartRelease start;
  @Autowired ModelsInForce inForce;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void nothingWaits() {
    jdbc.sql("delete from model_change where origin = 'application'").update();
  }

  @Test
  void aStartWithAHostileFileKeepsWhatHeld() {
    ModelSet held = inForce.now();
    String deployment = inForce.deployment();
    long deployments = deployments();
    for (String what : TRIED) {
      Hostile.File file = Hostile.all().get(what);
      start.take(
          held.with(
              List.of(
                  ModelFile.named(file.name(), new String(file.bytes(), StandardCharsets.UTF_8)))));
      assertThat(inForce.deployment()).as(what).isEqualTo(deployment);
      assertThat(deployments()).as(what).isEqualTo(deployments);
    }
    assertThat(Canary.heard()).isZero();
  }

  private long deployments() {
    return jdbc.sql("select count(*) from act_re_deployment").query(Long.class).single();
  }
}
