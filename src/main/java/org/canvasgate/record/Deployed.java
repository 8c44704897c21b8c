package org.canvasgate.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is deployed in the engine, by its ids; answered by the engine. */
public interface Deployed {

  /** SHA-256 of a decision table's file; empty where that version is not deployed any more. */
  Optional<String> tableHash(String definition);

  /**
   * Asks one version of a table again.
   *
   * @param inputs by input expression
   * @return one map a rule that holds; empty where the version is gone or its inputs cannot be
   *     given again
   */
  Optional<List<Map<String, Object>>> ask(String definition, Map<String, Object> inputs);

  /**
   * The version of a process and of the forms that its tasks show: key, version, id, deployment and
   * the SHA-256 of each file.
   */
  Map<String, Object> process(String definition);
}
