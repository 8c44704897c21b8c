package org.canvasgate.diagram.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where a batch takes the processes of a case. */
@Repository
class Destinations {
  private static final TypeReference<Map<String, String>> STEPS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  Destinations(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * The engine's id of the version to which each process goes.
   *
   * @return by the engine's id of the running process; without those that have nowhere to go
   */
  Map<String, String> of(long batch, List<RunningProcess> processes) {
    Long returned =
        jdbc.sql("select coalesce(returns, 0) from case_move_batch where id = ?")
            .param(batch)
            .query(Long.class)
            .single();
    return returned == 0 ? forward(batch, processes) : back(returned, processes);
  }

  private Map<String, String> forward(long batch, List<RunningProcess> processes) {
    return in(
        jdbc.sql("select deployment from case_move_batch where id = ?")
            .param(batch)
            .query(String.class)
            .single(),
        processes);
  }

  /** The versions of a release to which each process goes; without those that it does not have. */
  Map<String, String> in(String deployment, List<RunningProcess> processes) {
    Map<String, String> versions = versions(deployment);
    var to = new HashMap<String, String>();
    for (RunningProcess process : processes)
      if (versions.containsKey(process.process()))
        to.put(process.instance(), versions.get(process.process()));
    return to;
  }

  /**
   * To where each came from. A process that the case has begun since comes from nowhere; it goes to
   * the version that belongs to the release of the others.
   */
  Map<String, String> back(long batch, List<RunningProcess> processes) {
    var to = new HashMap<String, String>();
    var came = new HashMap<String, String>();
    var left = new HashMap<String, String>();
    jdbc.sql(
            """
            select m.instance, m.from_definition, m.to_definition from case_moved_process m
            where m.batch_id = ? and m.proposal_id = ?
            """)
        .params(batch, processes.get(0).proposalId())
        .query(
            row -> {
              came.put(row.getString("instance"), row.getString("from_definition"));
              left.put(row.getString("instance"), row.getString("to_definition"));
            });
    for (RunningProcess process : processes)
      if (process.definition().equals(left.get(process.instance())))
        to.put(process.instance(), came.get(process.instance()));
    List<RunningProcess> begun =
        processes.stream().filter(process -> !came.containsKey(process.instance())).toList();
    if (to.isEmpty() || begun.isEmpty()) return to;
    Map<String, String> versions =
        versions(
            jdbc.sql("select deployment_id_ from act_re_procdef where id_ = ?")
                .param(to.values().iterator().next())
                .query(String.class)
                .single());
    for (RunningProcess process : begun)
      if (versions.containsKey(process.process()))
        to.put(process.instance(), versions.get(process.process()));
    return to;
  }

  private Map<String, String> versions(String deployment) {
    var versions = new HashMap<String, String>();
    jdbc.sql("select key_, id_ from act_re_procdef where deployment_id_ = ?")
        .param(deployment)
        .query(
            row -> {
              versions.put(row.getString("key_"), row.getString("id_"));
            });
    return versions;
  }

  /** Steps that are called differently where the batch goes, id there by id here. */
  Map<String, String> renamed(long batch) {
    record Kept(String steps, boolean back) {}
    Kept kept =
        jdbc.sql("select renamed, returns is not null as back from case_move_batch where id = ?")
            .param(batch)
            .query((row, number) -> new Kept(row.getString("renamed"), row.getBoolean("back")))
            .single();
    try {
      Map<String, String> steps = json.readValue(kept.steps(), STEPS);
      if (!kept.back()) return steps;
      var turned = new HashMap<String, String>();
      steps.forEach((old, now) -> turned.put(now, old));
      return turned;
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
