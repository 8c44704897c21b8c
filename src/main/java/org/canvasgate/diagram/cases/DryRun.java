package org.canvasgate.diagram.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.diagram.model.Use;
import org.canvasgate.diagram.model.Uses;
import org.canvasgate.diagram.release.Deployer;
import org.canvasgate.diagram.release.ModelsInForce;
import org.canvasgate.engine.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the running cases to a release that does not exist, looks what happens, and takes it all
 * back.
 *
 * <p>The release is deployed and the cases are moved in one transaction that is rolled back; each
 * case is taken back at once, by a save point, so that nobody who works on it waits longer than
 * that one case takes. Whoever is working on a case already is not waited for: what would become of
 * it is then not known. What the engine keeps of the release in memory is removed as well.
 */
@Component
class DryRun {
  /** Milliseconds that a case which somebody works on is waited for. */
  private static final int PATIENCE = 400;

  /**
   * After so many nanoseconds the transaction is ended and another begun: while it is open, nobody
   * can deploy.
   */
  private static final long LONGEST = 10_000_000_000L;

  /** Told after each case; answers whether to go on. */
  interface Listener {
    boolean looked(int cases, int of);
  }

  private final RunningCases running;
  private final Passages passages;
  private final Mover mover;
  private final ModelsInForce models;
  private final Deployer deployer;
  private final RepositoryService repository;
  private final ForgottenRelease forgotten;
  private final Acting acting;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final TransactionTemplate savePoint;

  DryRun(
      RunningCases running,
      Passages passages,
      Mover mover,
      ModelsInForce models,
      Deployer deployer,
      RepositoryService repository,
      ForgottenRelease forgotten,
      Acting acting,
      JdbcClient jdbc,
      PlatformTransactionManager transactions) {
    this.running = running;
    this.passages = passages;
    this.mover = mover;
    this.models = models;
    this.deployer = deployer;
    this.repository = repository;
    this.forgotten = forgotten;
    this.acting = acting;
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.savePoint = new TransactionTemplate(transactions);
    this.savePoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /**
   * What would become of each running case.
   *
   * @param after the release
   * @param renamed steps that have another id in it, old id to new id
   * @return the cases looked at, in order; fewer than run where the listener stopped it
   * @throws RuntimeException where the release cannot be deployed at all
   */
  List<CaseForecast> of(ModelSet after, Map<String, String> renamed, Listener listener) {
    List<List<RunningProcess>> waiting = new ArrayList<>(running.all().values());
    int all = waiting.size();
    var found = new ArrayList<CaseForecast>();
    var touched = new Touched(after);
    boolean goesOn = listener.looked(0, all);
    while (goesOn && !waiting.isEmpty()) {
      while (goesOn && !waiting.isEmpty() && !touched.any(waiting.get(0))) {
        found.add(untouched(waiting.remove(0)));
        goesOn = found.size() % 50 != 0 || listener.looked(found.size(), all);
      }
      if (goesOn && !waiting.isEmpty())
        goesOn = batch(after, renamed, waiting, touched, found, all, listener);
    }
    listener.looked(found.size(), all);
    return found;
  }

  /**
   * One move of a case.
   *
   * @param targets the engine's ids of the versions, by the engine's id of each running process
   * @param renamed steps that have another id there, id here to id there
   */
  record Way(
      List<RunningProcess> processes, Map<String, String> targets, Map<String, String> renamed) {}

  /**
   * Whether each case could go its way: the moves one after the other.
   *
   * @return by case the first reason why not; empty where it could
   */
  Map<String, Optional<Reason>> tried(Map<String, List<Way>> ways) {
    Map<String, Optional<Reason>> tried = new LinkedHashMap<>();
    if (ways.isEmpty()) return tried;
    transaction.executeWithoutResult(
        status -> {
          status.setRollbackOnly();
          setPatience();
          acting.asEngine(
              () -> {
                ways.forEach((proposal, way) -> tried.put(proposal, obstacle(way)));
                return null;
              });
        });
    return tried;
  }

  private Optional<Reason> obstacle(List<Way> way) {
    return savePoint.execute(
        status -> {
          status.setRollbackOnly();
          for (Way move : way)
            for (RunningProcess process : move.processes()) {
              ProcessForecast found =
                  attempt(
                      process,
                      move.targets().get(process.instance()),
                      move.renamed(),
                      new HashMap<>());
              if (!found.consequence().movable()) return found.reasons().stream().findFirst();
            }
          return Optional.<Reason>empty();
        });
  }

  private boolean batch(
      ModelSet after,
      Map<String, String> renamed,
      List<List<RunningProcess>> waiting,
      Touched touched,
      List<CaseForecast> found,
      int all,
      Listener listener) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              status.setRollbackOnly();
              setPatience();
              return acting.asEngine(
                  () -> inRelease(after, renamed, waiting, touched, found, all, listener));
            }));
  }

  private boolean inRelease(
      ModelSet after,
      Map<String, String> renamed,
      List<List<RunningProcess>> waiting,
      Touched touched,
      List<CaseForecast> found,
      int all,
      Listener listener) {
    String deployment = deployer.deploy(after, "dry run");
    try {
      Map<String, String> versions = versions(deployment);
      var byWay = new HashMap<String, Object>();
      long until = System.nanoTime() + LONGEST;
      while (!waiting.isEmpty() && System.nanoTime() < until) {
        found.add(look(waiting.remove(0), versions, renamed, touched, byWay));
        if (!listener.looked(found.size(), all)) return false;
      }
      return true;
    } finally {
      forgotten.forget(deployment);
    }
  }

  /** The engine's ids of the versions in a release, by the id of the process. */
  private Map<String, String> versions(String deployment) {
    return repository.createProcessDefinitionQuery().deploymentId(deployment).list().stream()
        .collect(Collectors.toMap(ProcessDefinition::getKey, ProcessDefinition::getId));
  }

  private CaseForecast look(
      List<RunningProcess> processes,
      Map<String, String> versions,
      Map<String, String> renamed,
      Touched touched,
      Map<String, Object> byWay) {
    if (!touched.any(processes)) return untouched(processes);
    Map<String, String> targets = new HashMap<>();
    for (RunningProcess process : processes)
      targets.put(process.instance(), versions.get(process.process()));
    List<ProcessForecast> tried = attempt(processes, targets, renamed, byWay);
    var all = new ArrayList<ProcessForecast>();
    for (int at = 0; at < tried.size(); at++)
      all.add(touched.with(processes.get(at), tried.get(at)));
    return new CaseForecast(processes.get(0).proposalId(), all);
  }

  /** Moves the processes of one case, and takes it back whatever happens. */
  private List<ProcessForecast> attempt(
      List<RunningProcess> processes,
      Map<String, String> targets,
      Map<String, String> renamed,
      Map<String, Object> byWay) {
    var said = new ArrayList<ProcessForecast>();
    savePoint.executeWithoutResult(
        status -> {
          status.setRollbackOnly();
          for (RunningProcess process : processes)
            said.add(attempt(process, targets.get(process.instance()), renamed, byWay));
        });
    return said;
  }

  private ProcessForecast attempt(
      RunningProcess process,
      String target,
      Map<String, String> renamed,
      Map<String, Object> byWay) {
    if (target == null)
      return forecast(process, Consequence.CANNOT, List.of(Reason.of("cases.cannot.process-gone")));
    var passage = new Passage[1];
    try {
      return savePoint.execute(
          status -> {
            passage[0] = passage(process, target, renamed, byWay);
            List<Reason> changes = mover.move(process, passage[0]);
            return forecast(
                process, changes.isEmpty() ? Consequence.MOVES : Consequence.CHANGES, changes);
          });
    } catch (RuntimeException failed) {
      Reason reason = Obstacle.of(failed, passage[0]);
      return forecast(
          process,
          reason.key().equals(Obstacle.BUSY) ? Consequence.UNKNOWN : Consequence.CANNOT,
          List.of(reason));
    }
  }

  /** The same way is worked out once in a transaction, a way that does not exist as well. */
  private Passage passage(
      RunningProcess process,
      String target,
      Map<String, String> renamed,
      Map<String, Object> byWay) {
    String way = process.definition() + ">" + target;
    Object known = byWay.get(way);
    if (known instanceof RuntimeException failed) throw failed;
    if (known != null) return (Passage) known;
    try {
      Passage passage = passages.between(process.definition(), target, renamed);
      byWay.put(way, passage);
      return passage;
    } catch (RuntimeException failed) {
      byWay.put(way, failed);
      throw failed;
    }
  }

  private void setPatience() {
    jdbc.sql("select set_config('lock_timeout', ?, true)")
        .param(PATIENCE + "ms")
        .query(String.class)
        .single();
  }

  private static CaseForecast untouched(List<RunningProcess> processes) {
    return new CaseForecast(
        processes.get(0).proposalId(),
        processes.stream().map(one -> forecast(one, Consequence.STAYS, List.of())).toList());
  }

  private static ProcessForecast forecast(
      RunningProcess process, Consequence consequence, List<Reason> reasons) {
    return new ProcessForecast(
        process.process(), process.definition(), process.steps(), consequence, reasons);
  }

  /**
   * What differs for a process between its own release and the one to come: its drawing, the tables
   * it asks and the forms it shows.
   */
  private final class Touched {
    private final ModelSet after;
    private final Map<String, ModelSet> releases = new HashMap<>();
    private final Map<String, Set<Use>> differing = new HashMap<>();
    private final Map<String, Boolean> drawnAnew = new HashMap<>();

    Touched(ModelSet after) {
      this.after = after;
    }

    boolean any(List<RunningProcess> processes) {
      return processes.stream().anyMatch(this::touches);
    }

    private boolean touches(RunningProcess process) {
      return drawnAnew(process) || !differing(process).isEmpty();
    }

    private boolean drawnAnew(RunningProcess process) {
      return drawnAnew.computeIfAbsent(
          process.definition(),
          id -> differs(before(process), ModelKind.PROCESS.path(process.process())));
    }

    /** The tables and forms of the process that differ, with the steps that use them. */
    private Set<Use> differing(RunningProcess process) {
      return differing.computeIfAbsent(
          process.definition(),
          id ->
              before(process).find(ModelKind.PROCESS, process.process()).map(Uses::of).stream()
                  .flatMap(List::stream)
                  .filter(use -> use.how() != Use.How.CALLS)
                  .filter(use -> differs(before(process), use.to()))
                  .collect(Collectors.toSet()));
    }

    private boolean differs(ModelSet before, String file) {
      return !before.find(file).map(ModelFile::hash).equals(after.find(file).map(ModelFile::hash));
    }

    private ModelSet before(RunningProcess process) {
      return releases.computeIfAbsent(process.deployment(), models::of);
    }

    /** A tried move with what the forms and tables add to it. */
    ProcessForecast with(RunningProcess process, ProcessForecast tried) {
      if (!tried.consequence().movable()) return tried;
      var changes = new ArrayList<Reason>(tried.reasons());
      for (Use use : differing(process)) {
        if (use.how() == Use.How.SHOWS && process.steps().contains(use.element()))
          changes.add(Reason.of("cases.changes.form", "step:" + use.element(), "file:" + use.to()));
        if (use.how() == Use.How.ASKS)
          changes.add(
              Reason.of("cases.changes.table", "step:" + use.element(), "file:" + use.to()));
      }
      changes.sort(Reason.ORDER);
      if (!changes.isEmpty()) return forecast(process, Consequence.CHANGES, changes);
      return touches(process) ? tried : forecast(process, Consequence.STAYS, List.of());
    }
  }
}
