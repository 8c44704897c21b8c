package org.canvasgate.diagram.release;

import java.util.Optional;
import org.canvasgate.database.Nodes;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.engine.JobTurn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which sets of files the application brought, and which of them it goes by now. In an upgrade
 * nodes of two versions run side by side for a while; this tells which of them is the older.
 */
@Component
class ShippedSets implements JobTurn {
  private final JdbcClient jdbc;
  private final Nodes nodes;
  private volatile String mine;

  ShippedSets(JdbcClient jdbc, Nodes nodes) {
    this.jdbc = jdbc;
    this.nodes = nodes;
  }

  /** This node runs from now on, by the files that it brought. */
  void enter(ModelSet shipped) {
    mine = SetHash.of(shipped);
    nodes.bring(mine);
  }

  /** Keeps a set as the one that the application goes by now. */
  void goBy(ModelSet shipped) {
    jdbc.sql(
            """
            insert into model_shipped_set (set_hash, taken_at) values (?, clock_timestamp())
            on conflict (set_hash) do update set taken_at = excluded.taken_at
            """)
        .param(SetHash.of(shipped))
        .update();
  }

  /**
   * Whether this set was followed by another, and a node that brought the other one runs. Where
   * none does, somebody has gone back to the older version on purpose.
   */
  boolean overtaken(ModelSet shipped) {
    String hash = SetHash.of(shipped);
    return jdbc.sql("select exists (select from model_shipped_set where set_hash = ?)")
            .param(hash)
            .query(Boolean.class)
            .single()
        && othersGoBy(hash);
  }

  @Override
  public boolean isOurs() {
    String hash = mine;
    return hash == null || !othersGoBy(hash);
  }

  /** Whether another node runs on the set that holds now, and that set is not this one. */
  private boolean othersGoBy(String hash) {
    Optional<String> holds =
        jdbc.sql("select set_hash from model_shipped_set order by taken_at desc limit 1")
            .query(String.class)
            .optional();
    return holds.filter(set -> !set.equals(hash)).filter(nodes::anotherBrought).isPresent();
  }
}
