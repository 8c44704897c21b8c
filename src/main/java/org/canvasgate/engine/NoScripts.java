package org.canvasgate.engine;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** A diagram or a decision table that brings a script does not run: a script can do anything. */
final class NoScripts implements ScriptEngineResolver {

  @Override
  public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
    throw new ProcessEngineException(
        "Scripts are not run here (asked for: "
            + language
            + "). Use a delegate, a FEEL expression or a decision table.");
  }

  @Override
  public void addScriptEngineFactory(ScriptEngineFactory factory) {
    // nothing is kept: no language is served
  }

  @Override
  public ScriptEngineManager getScriptEngineManager() {
    return null;
  }
}
