package org.canvasgate.draft;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Clears away, now and then, what nobody came back to. */
@Component
class DraftClock {
  private final FormDrafts drafts;
  private final HandedInForms handedIn;

  DraftClock(FormDrafts drafts, HandedInForms handedIn) {
    this.drafts = drafts;
    this.handedIn = handedIn;
  }

  @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT6H")
  void expire() {
    drafts.expire();
    handedIn.expire();
  }
}
