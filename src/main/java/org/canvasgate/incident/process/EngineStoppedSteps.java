package org.canvasgate.incident.process;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.canvasgate.engine.Acting;
import org.canvasgate.engine.CaseEnd;
import org.canvasgate.engine.DiagramNames;
import org.canvasgate.incident.Outcome;
import org.canvasgate.incident.StoppedStep;
import org.canvasgate.incident.StoppedSteps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** A step stands still where its job has no tries left; the engine then keeps an incident of it. */
@Component
class EngineStoppedSteps implements StoppedSteps, DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(EngineStoppedSteps.class);

  /** A step takes seconds at most; a page that waits longer says that it is under way. */
  private static final long PATIENCE_SECONDS = 20;

  private final RuntimeService runtime;
  private final ManagementService management;
  private final RepositoryService repository;
  private final DiagramNames names;
  private final Acting acting;
  private final CaseEnd end;

  /** Not the request's thread: a step writes in no reader's language and in nobody's name. */
  private final ExecutorService hands = Executors.newFixedThreadPool(2, EngineStoppedSteps::hand);

  EngineStoppedSteps(
      RuntimeService runtime,
      ManagementService management,
      RepositoryService repository,
      DiagramNames names,
      Acting acting,
      CaseEnd end) {
    this.runtime = runtime;
    this.management = management;
    this.repository = repository;
    this.names = names;
    this.acting = acting;
    this.end = end;
  }

  private static Thread hand(Runnable work) {
    var thread = new Thread(work, "tried-again");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public List<StoppedStep> stopped(Locale locale, int most) {
    return acting.asEngine(
        () ->
            runtime
                .createIncidentQuery()
                .incidentType(Incident.FAILED_JOB_HANDLER_TYPE)
                .orderByIncidentTimestamp()
                .asc()
                .list()
                .stream()
                .filter(incident -> incident.getId().equals(incident.getCauseIncidentId()))
                .limit(most)
                .map(incident -> step(incident, locale))
                .filter(Objects::nonNull)
                .toList());
  }

  @Override
  public long count() {
    return acting.asEngine(() -> management.createJobQuery().noRetriesLeft().count());
  }

  @Override
  public List<StoppedStep> failing(Locale locale, int most) {
    return acting.asEngine(
        () ->
            failed().withRetriesLeft().orderByJobDuedate().asc().listPage(0, most).stream()
                .map(job -> step(job, null, locale))
                .toList());
  }

  private JobQuery failed() {
    return management.createJobQuery().withException();
  }

  @Override
  public Optional<StoppedStep> find(String job, Locale locale) {
    return acting.asEngine(
        () -> {
          Job known = management.createJobQuery().jobId(job).singleResult();
          if (known == null) return Optional.empty();
          if (known.getRetries() > 0 && known.getExceptionMessage() == null)
            return Optional.empty();
          return Optional.of(step(known, null, locale));
        });
  }

  private StoppedStep step(Incident incident, Locale locale) {
    Job job = management.createJobQuery().jobId(incident.getConfiguration()).singleResult();
    return job == null ? null : step(job, incident.getIncidentTimestamp(), locale);
  }

  private StoppedStep step(Job job, Date since, Locale locale) {
    String detail =
        Objects.requireNonNullElse(management.getJobExceptionStacktrace(job.getId()), "");
    String element = element(job);
    return new StoppedStep(
        job.getId(),
        proposalOf(job),
        processName(job, locale),
        stepName(job, element, locale),
        element,
        since == null ? stoppedAt(job) : since.toInstant(),
        job.getRetries() > 0 && job.getDuedate() != null ? job.getDuedate().toInstant() : null,
        Causes.of(detail),
        Objects.requireNonNullElse(job.getExceptionMessage(), ""),
        detail);
  }

  private Instant stoppedAt(Job job) {
    return runtime.createIncidentQuery().configuration(job.getId()).list().stream()
        .map(Incident::getIncidentTimestamp)
        .min(Comparator.naturalOrder())
        .orElse(job.getCreateTime())
        .toInstant();
  }

  private String element(Job job) {
    if (job.getFailedActivityId() != null) return job.getFailedActivityId();
    JobDefinition definition =
        job.getJobDefinitionId() == null
            ? null
            : management
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult();
    return definition == null ? "" : definition.getActivityId();
  }

  private String proposalOf(Job job) {
    if (job.getProcessInstanceId() == null) return null;
    ProcessInstance instance =
        runtime
            .createProcessInstanceQuery()
            .processInstanceId(job.getProcessInstanceId())
            .singleResult();
    return instance == null ? null : instance.getBusinessKey();
  }

  private String processName(Job job, Locale locale) {
    if (job.getProcessDefinitionId() == null) return "";
    ProcessDefinition definition = repository.getProcessDefinition(job.getProcessDefinitionId());
    return named(job, definition.getKey(), definition.getName(), locale);
  }

  private String stepName(Job job, String element, Locale locale) {
    if (job.getProcessDefinitionId() == null) return element;
    return repository
                .getBpmnModelInstance(job.getProcessDefinitionId())
                .getModelElementById(element)
            instanceof FlowElement drawn
        ? named(job, element, drawn.getName(), locale)
        : element;
  }

  private String named(Job job, String element, String english, Locale locale) {
    String name = english == null || english.isBlank() ? element : english;
    return Locale.KOREAN.getLanguage().equals(locale.getLanguage())
        ? names.korean(job.getProcessDefinitionId(), element).orElse(name)
        : name;
  }

  @Override
  public Outcome tryAgain(String job) {
    Future<?> tried =
        hands.submit(
            () ->
                acting.asEngine(
                    () -> {
                      management.executeJob(job);
                      return null;
                    }));
    try {
      tried.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return Outcome.WENT_ON;
    } catch (ExecutionException failed) {
      LOG.warn("The step {} was tried again and failed: {}", job, failed.getCause().toString());
      return exists(job) ? Outcome.FAILED : Outcome.GONE;
    } catch (TimeoutException stillAtIt) {
      return Outcome.UNDER_WAY;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Outcome.UNDER_WAY;
    }
  }

  private boolean exists(String job) {
    return acting.asEngine(() -> management.createJobQuery().jobId(job).count()) > 0;
  }

  @Override
  public boolean end(String proposalId) {
    return end.withdraw(proposalId);
  }

  @Override
  public void destroy() {
    hands.shutdown();
  }
}
