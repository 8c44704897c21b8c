package org.canvasgate.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

/** What the database cannot do now is told from what failed for good. */
class TroubleTest {

  @Test
  void theInnermostCauseSaysMost() {
    assertThat(Trouble.behind(sql("53100"))).contains(Trouble.NO_ROOM);
    assertThat(Trouble.behind(sql("53200"))).contains(Trouble.BUSY);
    assertThat(Trouble.behind(sql("57014"))).contains(Trouble.TOO_LONG);
    assertThat(Trouble.behind(sql("57P01"))).contains(Trouble.AWAY);
    assertThat(Trouble.behind(sql("08006"))).contains(Trouble.AWAY);
    assertThat(Trouble.behind(new IOException("write: No space left on device")))
        .contains(Trouble.NO_ROOM);
    assertThat(
            Trouble.behind(
                new SQLTransientConnectionException("timed out", new SQLException("", "53100"))))
        .contains(Trouble.NO_ROOM);
  }

  @Test
  void aFailureOfAnotherKindStaysOne() {
    assertThat(Trouble.behind(sql("23505"))).isEmpty();
    assertThat(Trouble.behind(new IllegalStateException("wrong"))).isEmpty();
  }

  private static Throwable sql(String state) {
    return new IllegalStateException(new SQLException("no", state));
  }
}
