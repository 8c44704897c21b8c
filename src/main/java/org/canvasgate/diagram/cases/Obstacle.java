package org.canvasgate.diagram.cases;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.canvasgate.engine.Collisions;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.QueryTimeoutException;

/** Why a process cannot move, in words: what the engine says in terms of its own is told anew. */
final class Obstacle {
  /** The engine's words are quoted where none of ours fit; longer ones help nobody. */
  private static final int MOST_QUOTED = 300;

  /** PostgreSQL: lock not available; query cancelled. */
  private static final Set<String> LOCKED = Set.of("55P03", "57014");

  static final String BUSY = "cases.busy";

  private Obstacle() {}

  /** The first reason; the others of the same case follow from it or are found at the next try. */
  static Reason of(RuntimeException failed, Passage passage) {
    if (busy(failed)) return Reason.of(BUSY);
    if (failed instanceof MigratingProcessInstanceValidationException refused) {
      var report = refused.getValidationReport();
      return Stream.of(
              report.getActivityInstanceReports().stream()
                  .flatMap(at -> said(at.getSourceScopeId(), at.getFailures(), passage)),
              report.getTransitionInstanceReports().stream()
                  .flatMap(at -> said(at.getSourceScopeId(), at.getFailures(), passage)),
              report.getFailures().stream().map(Obstacle::ofWhole))
          .flatMap(reasons -> reasons)
          .findFirst()
          .orElseGet(() -> quoted(failed));
    }
    if (failed instanceof MigrationPlanValidationException refused)
      return refused.getValidationReport().getInstructionReports().stream()
          .map(
              at ->
                  Reason.of(
                      "cases.cannot.renamed",
                      "step:" + plain(at.getMigrationInstruction().getSourceActivityId()),
                      "step:" + plain(at.getMigrationInstruction().getTargetActivityId())))
          .findFirst()
          .orElseGet(() -> quoted(failed));
    return quoted(failed);
  }

  /** Whether somebody works on the case at this moment, so that trying again may succeed. */
  static boolean busy(Throwable failed) {
    if (Collisions.collided(failed)) return true;
    for (Throwable t = failed; t != null; t = t.getCause() == t ? null : t.getCause())
      if (t instanceof CannotAcquireLockException
          || t instanceof QueryTimeoutException
          || t instanceof java.sql.SQLException sql && LOCKED.contains(sql.getSQLState()))
        return true;
    return false;
  }

  private static Stream<Reason> said(String step, List<String> failures, Passage passage) {
    return failures.stream().map(failure -> at(plain(step), failure, passage));
  }

  private static Reason at(String step, String failure, Passage passage) {
    String id = "step:" + step;
    if (failure.startsWith("There is no migration instruction"))
      return Reason.of(
          passage == null || passage.steps().contains(passage.there(step))
              ? "cases.cannot.other-kind"
              : "cases.cannot.step-gone",
          id);
    if (failure.startsWith("Target activity is not async"))
      return Reason.of("cases.cannot.no-save-point", id);
    if (failure.startsWith("Transition instance is assigned"))
      return Reason.of("cases.cannot.arrow", id);
    if (failure.startsWith("The type of the source activity"))
      return Reason.of("cases.cannot.kind", id);
    if (failure.startsWith("The variable '")) return Reason.of("cases.cannot.fact", id);
    return Reason.of("cases.cannot.engine", id, shortened(failure));
  }

  private static Reason ofWhole(String failure) {
    return failure.contains("not migrated")
        ? Reason.of("cases.cannot.wait-gone")
        : Reason.of("cases.cannot.other", shortened(failure));
  }

  private static Reason quoted(RuntimeException failed) {
    Throwable cause = failed;
    while (cause instanceof ProcessEngineException && cause.getCause() != null)
      cause = cause.getCause();
    return Reason.of("cases.cannot.other", shortened(String.valueOf(cause.getMessage())));
  }

  private static String shortened(String text) {
    String line = text.strip().lines().findFirst().orElse("");
    return line.length() <= MOST_QUOTED ? line : line.substring(0, MOST_QUOTED) + "…";
  }

  private static String plain(String id) {
    int body = id.indexOf('#');
    return body < 0 ? id : id.substring(0, body);
  }
}
