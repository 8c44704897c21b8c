package org.canvasgate.committee.objection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Notices;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.RecordBook;
import org.canvasgate.committee.RecordEntry;
import org.canvasgate.committee.Rules;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.form.Refusal;
import org.canvasgate.testing.TableRules;
import org.canvasgate.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The period, to the second; the second try, in two tabs or after the end. */
class ObjectionsTest {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  /** Half past three in the afternoon, in Seoul. */
  private static final Instant TOLD = Instant.parse("2027-01-15T06:30:00Z");

  private static final Instant LAST_SECOND = Instant.parse("2027-02-14T14:59:59Z");
  private static final CaseRound ROUND = new CaseRound("bus", Gate.REVIEW, 0, 1);

  private final AtomicReference<Instant> now = new AtomicReference<>(TOLD);
  private final Book book = new Book();
  private AnnotationConfigApplicationContext room;
  private Objections objections;
  private long id;

  @BeforeEach
  void aVerdictAgainstTheService() {
    var database = TestDatabase.migrated();
    room = new AnnotationConfigApplicationContext();
    room.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
    room.registerBean(ObjectMapper.class, () -> new ObjectMapper().findAndRegisterModules());
    room.registerBean(Clock.class, this::clock);
    room.registerBean(Rules.class, TableRules::new);
    room.registerBean(RecordBook.class, () -> book);
    room.register(
        Verdicts.class, Panels.class, Notices.class, ObjectionRules.class, Objections.class);
    room.refresh();
    room.getBean(Panels.class)
        .appoint("bus", Gate.REVIEW, 0, "new-committee", List.of("a", "b"), null, "secretary");
    room.getBean(Verdicts.class)
        .give(ROUND, "reject", "reject", "Too dear.", null, "chair", Map.of());
    objections = room.getBean(Objections.class);
    id = objections.open("bus", Gate.REVIEW, 0, "planner").orElseThrow().id();
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void thePeriodEndsWithTheThirtiethDayAfterTheDayOfTheVerdict() {
    Objection open = objections.get(id);
    assertThat(open.due()).isEqualTo(LAST_SECOND);
    assertThat(open.party()).isEqualTo("planner");
    assertThat(open.panelId()).isNotNull();
    assertThat(open.state(LAST_SECOND.minusSeconds(1))).isEqualTo(Objection.State.POSSIBLE);
    assertThat(open.state(LAST_SECOND)).isEqualTo(Objection.State.NOT_RAISED);
  }

  @Test
  void openingTwiceOpensOnce() {
    now.set(TOLD.plusSeconds(3600));
    assertThat(objections.open("bus", Gate.REVIEW, 0, "planner")).contains(objections.get(id));
    assertThat(objections.of("bus")).hasSize(1);
  }

  @Test
  void inTheLastSecondItIsTakenAndASecondLaterNot() {
    now.set(LAST_SECOND.plusSeconds(1));
    assertThatThrownBy(() -> objections.file(id, "Wrong.", null, "planner"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("objection.too-late");
    assertThatThrownBy(() -> objections.accept(id)).isInstanceOf(Refusal.class);
    now.set(LAST_SECOND);
    objections.file(id, "Wrong.", null, "planner");
    assertThat(objections.get(id).state(now.get())).isEqualTo(Objection.State.FILED);
    assertThat(objections.get(id).examineBy()).isEqualTo("2027-02-28T14:59:59Z");
    assertThat(book.subjects).containsExactly("objection/filed");
  }

  @Test
  void aSecondTabChangesNothing() {
    objections.file(id, "Wrong.", null, "planner");
    for (Runnable again :
        List.<Runnable>of(
            () -> objections.file(id, "Still wrong.", null, "planner"),
            () -> objections.accept(id))) {
      assertThatThrownBy(again::run).isInstanceOf(Refusal.class);
    }
    assertThat(objections.get(id).grounds()).isEqualTo("Wrong.");
    objections.examine(id, true, "In time.", "secretary");
    assertThatThrownBy(() -> objections.examine(id, false, "No.", "secretary"))
        .isInstanceOf(Refusal.class);
    assertThat(objections.get(id).state(now.get())).isEqualTo(Objection.State.ADMITTED);
    assertThat(book.subjects).containsExactly("objection/filed", "objection/examined");
  }

  @Test
  void whoAcceptedTheVerdictCannotObjectAfterAll() {
    objections.accept(id);
    assertThatThrownBy(() -> objections.file(id, "Wrong.", null, "planner"))
        .isInstanceOf(Refusal.class);
    assertThat(objections.get(id).state(now.get())).isEqualTo(Objection.State.ACCEPTED);
  }

  @Test
  void nothingIsExaminedThatWasNotFiled() {
    assertThatThrownBy(() -> objections.examine(id, true, "In time.", "secretary"))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void aGateIsObjectedToOnceAndWhatWasNotRaisedDoesNotCount() {
    CaseRound second = new CaseRound("bus", Gate.REVIEW, 0, 2);
    objections.file(id, "Wrong.", null, "planner");
    objections.examine(id, true, "In time.", "secretary");
    room.getBean(Verdicts.class)
        .give(second, "reject", "reject", "Still too dear.", null, "chair", Map.of());
    assertThat(objections.open("bus", Gate.REVIEW, 0, "planner")).isEmpty();
    assertThat(objections.behind(second)).map(Objection::id).contains(id);
    assertThat(objections.behind(ROUND)).isEmpty();

    CaseRound other = new CaseRound("bus", Gate.MAINTENANCE, 0, 1);
    room.getBean(Verdicts.class)
        .give(other, "rejected", "reject", "No money.", null, "chair", Map.of());
    assertThat(objections.open("bus", Gate.MAINTENANCE, 0, "planner"))
        .as("another gate has its own")
        .isPresent();
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return SEOUL;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return Clock.fixed(now.get(), zone);
      }

      @Override
      public Instant instant() {
        return now.get();
      }
    };
  }

  /** Remembers what was added to the records. */
  private final class Book implements RecordBook {
    final List<String> subjects = new ArrayList<>();

    @Override
    public Optional<RecordEntry> of(CaseRound round) {
      return Optional.empty();
    }

    @Override
    public List<RecordEntry> about(String proposalId) {
      return List.of();
    }

    @Override
    public RecordEntry addendum(
        CaseRound round, String subject, String key, Map<String, Object> content) {
      subjects.add(subject + "/" + key);
      return new RecordEntry(
          subjects.size(), "hash", RecordEntry.Kind.ADDENDUM, subject, round, now.get());
    }
  }
}
