package org.canvasgate.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.canvasgate.committee.Rules;

/** The real decision tables, asked without the process engine. */
public final class TableRules implements Rules {
  private final DmnEngine engine =
      DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

  @Override
  public Map<String, Object> one(String decision, Map<String, Object> inputs) {
    var rows = all(decision, inputs);
    if (rows.size() != 1)
      throw new IllegalStateException(decision + inputs + " has " + rows.size() + " rules");
    return rows.get(0);
  }

  @Override
  public List<Map<String, Object>> all(String decision, Map<String, Object> inputs) {
    try (var table = Files.newInputStream(Path.of("bpmn/decisions/" + decision + ".dmn"))) {
      return engine.evaluateDecisionTable(decision, table, inputs).getResultList();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
