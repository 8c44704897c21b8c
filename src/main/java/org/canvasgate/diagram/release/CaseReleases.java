package org.canvasgate.diagram.release;

import java.util.Optional;
import org.canvasgate.engine.CaseRelease;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Draws the cases that begin on a tried release, once each: from then on the version on which a
 * case runs says it. A trial, which plays a release that is not counted, is not drawn. Reads the
 * engine's tables, because the engine asks in the middle of its work.
 */
@Component
class CaseReleases implements CaseRelease {
  private static final String CASE = "service-evaluation";

  private final JdbcClient jdbc;

  CaseReleases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Tried(long share, String definition) {}

  /** Where it is called in the transaction that begins the case, no share ends in between. */
  @Override
  public String begins(String definition) {
    return jdbc.sql(
            """
            select s.id, tried.id_ from model_share s
            join act_re_procdef asked on asked.id_ = :definition and asked.key_ = :case
            join act_re_procdef tried on tried.deployment_id_ = s.deployment and tried.key_ = :case
            join model_release r on r.deployment = asked.deployment_id_ and r.kind <> 'share'
            where s.ended_at is null
            """)
        .param("definition", definition)
        .param("case", CASE)
        .query((row, n) -> new Tried(row.getLong(1), row.getString(2)))
        .optional()
        .filter(tried -> drawn(tried.share()))
        .map(Tried::definition)
        .orElse(definition);
  }

  /**
   * The row stays locked until the caller's transaction ends: whoever ends the share waits for the
   * case that begins, and finds it. A share that somebody has ended meanwhile draws nothing.
   */
  private boolean drawn(long share) {
    return jdbc.sql(
            """
            update model_share set drawn = drawn + 1 where id = ? and ended_at is null
            returning offset_of_draw, drawn, percent
            """)
        .param(share)
        .query((row, n) -> Draw.takes(row.getDouble(1), row.getInt(2), row.getInt(3)))
        .optional()
        .orElse(false);
  }

  @Override
  public Optional<String> called(String caller, String process) {
    return jdbc.sql(
            """
            select own.id_ from model_share s
            join act_re_procdef calling on calling.deployment_id_ = s.deployment and calling.id_ = :caller
            join act_re_procdef own on own.deployment_id_ = s.deployment and own.key_ = :process
            where s.ended_at is null
            """)
        .param("caller", caller)
        .param("process", process)
        .query(String.class)
        .optional();
  }

  @Override
  public Optional<String> beside(String proposalId, String process) {
    return jdbc.sql(
            """
            select own.id_ from model_share s
            join act_re_procdef own on own.deployment_id_ = s.deployment and own.key_ = :process
            where s.ended_at is null and exists (
              select 1 from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
              where e.business_key_ = :proposal and e.parent_id_ is null
              and d.deployment_id_ = s.deployment and d.key_ = :case)
            """)
        .param("proposal", proposalId)
        .param("process", process)
        .param("case", CASE)
        .query(String.class)
        .optional();
  }
}
