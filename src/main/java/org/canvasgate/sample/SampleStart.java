package org.canvasgate.sample;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.canvasgate.committee.Wording;
import org.canvasgate.database.ConditionalOnEmbeddedDatabase;
import org.canvasgate.database.StartNotes;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes the sample people and cases on the embedded database, before the first page is served and
 * while no job runs by itself, because the cases are played on a moved clock.
 */
@Component
@ConditionalOnEmbeddedDatabase
@ConditionalOnProperty(name = "canvasgate.samples", matchIfMissing = true)
class SampleStart implements SmartLifecycle, StartNotes {
  private final SampleCases cases;
  private final JobExecutor jobs;
  private final Wording wording;
  private volatile boolean running;

  SampleStart(SampleCases cases, ProcessEngine engine, Wording wording) {
    this.cases = cases;
    this.jobs =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    this.wording = wording;
  }

  @Override
  public void start() {
    boolean active = jobs.isActive();
    if (active) jobs.shutdown();
    cases.prepare();
    if (active) jobs.start();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the web server, which starts last. */
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public List<String> lines() {
    String accounts =
        String.join(
            ", ",
            "member1 … member7",
            Cast.CHAIR,
            Cast.SECRETARY,
            Cast.PLANNER,
            Cast.OPERATOR,
            Cast.ADMINISTRATOR,
            "body");
    return List.of(
        wording.say("sample.accounts", java.util.Locale.ENGLISH, Cast.PASSWORD)
            + " / "
            + wording.say("sample.accounts", java.util.Locale.KOREAN, Cast.PASSWORD),
        "  " + accounts);
  }
}
