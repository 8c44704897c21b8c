package org.canvasgate.story;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The stories of all processes, and after them whether together they went every way that the
 * diagrams have. They are one test class because the last of it judges all the others.
 */
@StoryTest
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class ProcessStoriesTest {
  /** Those that stand still and those that once did. */
  static final String INCIDENTS =
      "select (select count(*) from act_ru_incident) + (select count(*) from act_hi_incident)";

  /** What other tests left, who let jobs fail and share this database. */
  static int incidentsBefore;

  /** Only what happens in these stories counts, not what other tests of the application do. */
  @BeforeAll
  static void anEmptyBook(@Autowired Watch watch, @Autowired JdbcClient jdbc) {
    watch.forget();
    incidentsBefore = jdbc.sql(INCIDENTS).query(Integer.class).single();
  }

  @Nested
  class Intake extends IntakeStories {}

  @Nested
  class Review extends ReviewStories {}

  @Nested
  class Consultation extends ConsultationStories {}

  @Nested
  class Plan extends PlanStories {}

  @Nested
  class Operation extends OperationStories {}

  @Nested
  class Objection extends ObjectionStories {}

  @Nested
  class Conditions extends ConditionStories {}

  @Nested
  class Withdrawal extends WithdrawalStories {}

  @Nested
  class Windows extends WindowStories {}

  @Nested
  @Order(Integer.MAX_VALUE)
  class InTheEnd extends WhatTheStoriesShow {}
}
