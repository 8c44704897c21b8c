package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

/** Judged when all stories are told. Told alone it fails, because nothing has happened. */
abstract class WhatTheStoriesShow extends Story {
  @Autowired MessageSource messages;

  @Test
  void everyStepEventAndGatewayWasReached() {
    Set<String> reached =
        new HashSet<>(
            jdbc.sql(
                    "select distinct proc_def_key_ || '/' || act_id_ from act_hi_actinst"
                        + " where end_time_ is not null")
                .query(String.class)
                .list());
    assertThat(Watch.missing(Diagrams.nodes(), reached)).as("reached by no story").isEmpty();
  }

  @Test
  void everySequenceFlowWasTaken() {
    assertThat(Watch.missing(Diagrams.flows(), watch.flows())).as("taken by no story").isEmpty();
  }

  @Test
  void everyNoticeThatWasWrittenCanBeReadInBothLanguages() {
    List<String> written =
        jdbc.sql("select distinct message from notice").query(String.class).list();
    assertThat(written).isNotEmpty();
    for (String message : written)
      for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN))
        assertThat(messages.getMessage(message, new Object[] {"a", "b", "c"}, null, locale))
            .as(message + " in " + locale)
            .isNotBlank();
  }

  @Test
  void everyDelegateWroteTheFactsThatAreDeclaredOfItAndNoOthers() {
    assertThat(watch.factsByDelegate()).isEqualTo(Delegates.FACTS);
  }

  @Test
  void noJobFailed() {
    assertThat(count("select count(*) from act_ru_incident")).isZero();
    assertThat(count("select count(*) from act_hi_incident")).isZero();
  }
}
