package org.canvasgate.audit.process;

import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.canvasgate.audit.AuditTrail;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Tells the database in whose name the engine writes, inside the transaction of each command that
 * is more than a question: whoever is signed in, else whoever the engine acts for, else the
 * application itself. What is written is told by triggers on the engine's tables, so a command that
 * is missing here would still be told of, as nobody's.
 */
@Component
final class EngineActor extends AbstractProcessEnginePlugin {
  /** Commands that only read, by the names of their classes. */
  private static final Pattern READING =
      Pattern.compile("(Get|Find|Is|Has|Check).*|.*(Query|QueryImpl|Report|ReportImpl).*");

  /** Commands by which somebody gives or takes a right. */
  private static final Pattern RIGHTS = Pattern.compile("(Create|Save|Delete)Authorization.*");

  private final ObjectProvider<AuditTrail> trail;

  EngineActor(ObjectProvider<AuditTrail> trail) {
    this.trail = trail;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setCustomPostCommandInterceptorsTxRequired(
        with(engine.getCustomPostCommandInterceptorsTxRequired()));
    engine.setCustomPostCommandInterceptorsTxRequiresNew(
        with(engine.getCustomPostCommandInterceptorsTxRequiresNew()));
  }

  private java.util.List<CommandInterceptor> with(java.util.List<CommandInterceptor> before) {
    var all = new java.util.ArrayList<CommandInterceptor>();
    if (before != null) all.addAll(before);
    all.add(new Telling(trail));
    return all;
  }

  private static final class Telling extends CommandInterceptor {
    private final ObjectProvider<AuditTrail> trail;

    Telling(ObjectProvider<AuditTrail> trail) {
      this.trail = trail;
    }

    @Override
    public <T> T execute(Command<T> command) {
      String name = command.getClass().getSimpleName();
      if (RIGHTS.matcher(name).matches()) trail.getObject().inTheNameOfByHand(actor());
      else if (!READING.matcher(name).matches() && !name.isEmpty())
        trail.getObject().inTheNameOf(actor());
      return next.execute(command);
    }

    private static String actor() {
      return AuditTrail.actor()
          .or(
              () ->
                  Optional.ofNullable(Context.getCommandContext().getAuthentication())
                      .map(Authentication::getUserId))
          .orElse(null);
    }
  }
}
