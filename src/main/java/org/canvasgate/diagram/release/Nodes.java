package org.canvasgate.diagram.release;

import jakarta.annotation.PreDestroy;
import java.util.UUID;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.engine.JobTurn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The nodes that run on this database and the sets of files that each brought. In an upgrade nodes
 * of two versions run side by side for a while; this tells which of them is the older. All times
 * are the database's: the clocks of nodes differ.
 */
@Component
class Nodes implements JobTurn {
  /** Who has not been seen for so long has gone. */
  private static final String GONE = "interval '20 seconds'";

  private final JdbcClient jdbc;
  private final UUID me = UUID.randomUUID();
  private volatile String mine;

  Nodes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** This node runs from now on, by the files that it brought. */
  void enter(ModelSet shipped) {
    mine = SetHash.of(shipped);
    seen();
  }

  @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT5S")
  void seen() {
    if (mine == null) return;
    jdbc.sql(
            """
            insert into node (id, set_hash, started_at, seen_at) values (:id, :hash, now(), now())
            on conflict (id) do update set seen_at = now()
            """)
        .param("id", me)
        .param("hash", mine)
        .update();
    jdbc.sql("delete from node where seen_at < now() - interval '1 hour'").update();
  }

  @PreDestroy
  void leave() {
    if (mine == null) return;
    mine = null;
    jdbc.sql("delete from node where id = ?").param(me).update();
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
    return jdbc.sql(
            """
            select exists (
              select from node join
                (select set_hash from model_shipped_set order by taken_at desc limit 1) holds
                using (set_hash)
              where set_hash <> :hash and id <> :me and seen_at > now() - %s)
            """
                .formatted(GONE))
        .param("hash", hash)
        .param("me", me)
        .query(Boolean.class)
        .single();
  }
}
