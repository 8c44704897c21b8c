package org.canvasgate.draft;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Clears away, now and then, what nobody came back to. */
@Component
class DraftClock {
  private final FormDrafts drafts;

  DraftClock(FormDrafts drafts) {
    this.drafts = drafts;
  }

  @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT6H")
  void expire() {
    drafts.expire();
  }
}
