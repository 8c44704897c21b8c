package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.canvasgate.diagram.check.DelegateFacts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

/** Judged when all stories are told. Told alone it fails, because nothing has happened. */
abstract class WhatTheStoriesShow extends Story {
  @Autowired MessageSource messages;

  @Test
  void everyStepEventAndGatewayWasReached() {
    assertThat(watch.cases()).as("stories").isNotEmpty();
    Set<String> reached =
        new HashSet<>(
            jdbc.sql(
                    """
                    select distinct a.proc_def_key_ || '/' || a.act_id_
                    from act_hi_actinst a
                    join act_hi_procinst p on p.proc_inst_id_ = a.proc_inst_id_
                    where a.end_time_ is not null and p.business_key_ in (:cases)""")
                .param("cases", watch.cases())
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
    assertThat(watch.changedByDelegate().keySet()).isEqualTo(DelegateFacts.FACTS.keySet());
    DelegateFacts.FACTS.forEach(
        (bean, declared) -> {
          assertThat(declared).as(bean).containsAll(watch.changedByDelegate().get(bean));
          assertThat(watch.presentAfterDelegate().get(bean)).as(bean).containsAll(declared);
        });
  }

  @Test
  void noJobFailed() {
    assertThat(count(ProcessStoriesTest.INCIDENTS)).isEqualTo(ProcessStoriesTest.incidentsBefore);
  }
}
