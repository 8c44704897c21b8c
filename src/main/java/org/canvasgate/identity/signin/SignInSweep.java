package org.canvasgate.identity.signin;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what is over, and what belonged to people who are no more. */
@Component
class SignInSweep {
  private static final String[] OF_A_PERSON = {
    "closed_account", "known_browser", "second_factor", "recovery_code", "provided_person"
  };

  private final JdbcClient jdbc;
  private final Tries tries;
  private final KnownBrowsers browsers;

  SignInSweep(JdbcClient jdbc, Tries tries, KnownBrowsers browsers) {
    this.jdbc = jdbc;
    this.tries = tries;
    this.browsers = browsers;
  }

  @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT10M")
  void sweep() {
    tries.sweep();
    browsers.sweep();
    for (String table : OF_A_PERSON)
      jdbc.sql(
              "delete from %s t where not exists (select 1 from act_id_user u where u.id_ = t.user_id)"
                  .formatted(table))
          .update();
  }
}
