package org.canvasgate.diagram.guard;

import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Sings when foreign code runs; every hostile file that could run code runs this. */
public final class Canary implements JavaDelegate {
  static final AtomicInteger SUNG = new AtomicInteger();

  public Canary() {
    sing();
  }

  public static int sing() {
    return SUNG.incrementAndGet();
  }

  public static int heard() {
    return SUNG.get();
  }

  @Override
  public void execute(DelegateExecution execution) {
    sing();
  }
}
