package org.canvasgate.fault;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What everybody sent and was told, from the first day on; and what nobody should have been told.
 */
final class Ledger {
  private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
  private final Queue<String> wrongs = new ConcurrentLinkedQueue<>();
  private final AtomicInteger marks = new AtomicInteger();

  int nextMark() {
    return marks.incrementAndGet();
  }

  /** Written down before it is sent: from then on it may arrive. */
  Sent write(Sent one) {
    sent.add(one);
    return one;
  }

  /** Somebody was answered as nobody should be. */
  void wrong(String what) {
    wrongs.add(what);
  }

  List<Sent> all() {
    return List.copyOf(sent);
  }

  List<String> wrongs() {
    return List.copyOf(wrongs);
  }

  private long with(java.util.function.Predicate<Sent> of) {
    return sent.stream().filter(of).count();
  }

  long acknowledged() {
    return with(one -> one.fate() == Sent.Fate.ACKNOWLEDGED);
  }

  /** Numbers for the table. */
  String measured() {
    return "%d sent, %d acknowledged, %d without an answer (%d of them stored, %d not), %d told \"already\" when sent again"
        .formatted(
            sent.size(),
            acknowledged(),
            with(Sent::wasUnknown),
            with(one -> one.wasUnknown() && one.stored()),
            with(one -> one.wasUnknown() && !one.stored()),
            with(one -> one.fate() == Sent.Fate.KNOWN_ALREADY));
  }
}
