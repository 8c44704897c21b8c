package org.canvasgate.tracking.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.canvasgate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The address of a calendar is a secret that works until it is replaced or revoked. */
class SubscriptionsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
  private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

  private final DataSource database = TestDatabase.migrated();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final Subscriptions subscriptions = at(NOW);

  SubscriptionsTest() {}

  private Subscriptions at(Instant now) {
    return new Subscriptions(jdbc, Clock.fixed(now, ZoneId.of("Asia/Seoul")));
  }

  @Test
  void aNewAddressEndsTheOldOneAndRevokingEndsBoth() {
    String first = subscriptions.make("kim", Locale.KOREAN, ALL);
    String other = subscriptions.make("lee", Locale.ENGLISH, EnumSet.of(Kind.TASKS));
    assertThat(subscriptions.at(first))
        .hasValueSatisfying(s -> assertThat(s.person()).isEqualTo("kim"));
    String second = subscriptions.make("kim", Locale.KOREAN, ALL);
    assertThat(second).isNotEqualTo(first).matches("[A-Za-z0-9_-]{43}");
    assertThat(subscriptions.at(first)).isEmpty();
    assertThat(subscriptions.at(second)).isPresent();
    subscriptions.revoke("kim");
    assertThat(subscriptions.at(second)).isEmpty();
    assertThat(subscriptions.of("kim")).isEmpty();
    assertThat(subscriptions.at(other)).isPresent();
    assertThat(subscriptions.at("")).isEmpty();
  }

  @Test
  void theSecretIsKeptNowhere() {
    String secret = subscriptions.make("kim", Locale.KOREAN, ALL);
    byte[] kept =
        jdbc.sql("select secret_hash from calendar_subscription").query(byte[].class).single();
    assertThat(kept).hasSize(32).isNotEqualTo(secret.getBytes(StandardCharsets.UTF_8));
    assertThat(
            jdbc.sql("select row_to_json(s)::text from calendar_subscription s")
                .query(String.class)
                .single())
        .doesNotContain(secret);
  }

  @Test
  void choicesChangeWithoutTheAddress() {
    String secret = subscriptions.make("kim", Locale.KOREAN, ALL);
    subscriptions.choose("kim", Locale.ENGLISH, EnumSet.of(Kind.WINDOWS, Kind.TASKS));
    var found = subscriptions.at(secret).orElseThrow();
    assertThat(found.language()).isEqualTo(Locale.ENGLISH);
    assertThat(found.kinds()).containsExactly(Kind.TASKS, Kind.WINDOWS);
  }

  @Test
  void askingOftenWritesOnceAnHour() {
    String secret = subscriptions.make("kim", Locale.KOREAN, ALL);
    assertThat(subscriptions.of("kim").orElseThrow().readAt()).isNull();
    subscriptions.at(secret);
    at(NOW.plus(Duration.ofMinutes(59))).at(secret);
    assertThat(subscriptions.of("kim").orElseThrow().readAt()).isEqualTo(NOW);
    at(NOW.plus(Duration.ofMinutes(61))).at(secret);
    assertThat(subscriptions.of("kim").orElseThrow().readAt())
        .isEqualTo(NOW.plus(Duration.ofMinutes(61)));
  }
}
