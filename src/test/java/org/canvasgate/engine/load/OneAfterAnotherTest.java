package org.canvasgate.engine.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.canvasgate.form.Refusal;
import org.junit.jupiter.api.Test;

/** A few wait, the next is refused, and what was taken is done. */
class OneAfterAnotherTest {

  @Test
  void whatHasNoRoomIsRefusedAndWhatWasTakenIsDone() throws Exception {
    var worker = OneAfterAnother.worker("test");
    var goOn = new CountDownLatch(1);
    var done = new AtomicInteger();
    worker.execute(
        () -> {
          try {
            goOn.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    for (int n = 0; n < OneAfterAnother.MOST_WAITING; n++) worker.execute(done::incrementAndGet);
    assertThatThrownBy(() -> worker.execute(done::incrementAndGet)).isInstanceOf(Refusal.class);
    goOn.countDown();
    worker.shutdown();
    assertThat(worker.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(done).hasValue(OneAfterAnother.MOST_WAITING);
  }
}
