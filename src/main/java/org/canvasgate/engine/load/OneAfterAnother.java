package org.canvasgate.engine.load;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.canvasgate.form.Refusal;

/** Long work, done one piece after another behind the pages, with room for a few to wait. */
public final class OneAfterAnother {
  /** Each waiting piece keeps its models in memory, and takes minutes when its turn comes. */
  static final int MOST_WAITING = 20;

  private OneAfterAnother() {}

  /**
   * A worker of one thread that does not keep the application from ending. Work for which there is
   * no room is refused with {@link Refusal}.
   */
  public static ExecutorService worker(String name) {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(MOST_WAITING),
        work -> {
          var thread = new Thread(work, name);
          thread.setDaemon(true);
          return thread;
        },
        (work, full) -> {
          throw new Refusal("load.queue-full");
        });
  }
}
