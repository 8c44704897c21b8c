package org.canvasgate.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.canvasgate.committee.roster.Profile;
import org.canvasgate.committee.roster.Profiles;
import org.canvasgate.identity.People;
import org.canvasgate.identity.People.Person;
import org.canvasgate.identity.Role;
import org.canvasgate.testing.CanvasgateTest;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who reads and keeps what is known of committee members. */
@CanvasgateTest
class RosterPagesTest {
  private static final String PASSWORD = "Bridge-over-4-gates";

  @LocalServerPort int port;
  @Autowired People people;
  @Autowired Profiles profiles;

  @BeforeEach
  void people() {
    create("rosterplanner", Role.PLANNERS);
    create("rostermember", Role.COMMITTEE);
    create("rosterchair", Role.CHAIRS);
    create("rostersecretary", Role.SECRETARIAT);
  }

  private void create(String id, Role role) {
    people.create(new Person(id, "Minji", "Kim", null), PASSWORD, Set.of(role));
  }

  private Visitor signedIn(String user, String language) {
    Visitor visitor = new Visitor(port).reads(language);
    visitor.signIn(user, PASSWORD);
    return visitor;
  }

  @Test
  void theSecretariatKeepsProfilesAndNobodyElseSeesThem() {
    Visitor secretary = signedIn("rostersecretary", "en");
    assertThat(secretary.get("/roster").body()).contains("/roster/rostermember");
    var saved =
        secretary.submit(
            "/roster/rostermember",
            "/roster/rostermember",
            Map.of(
                "organisation", "Harbour University",
                "category", "resident",
                "fields", "transport",
                "termFrom", "2025-01-01",
                "termUntil", "2025-12-31",
                "mostCases", "3"));
    assertThat(saved.statusCode()).isLessThan(400);
    assertThat(profiles.of("rostermember"))
        .isEqualTo(
            new Profile(
                "rostermember",
                "Harbour University",
                "resident",
                Set.of("transport"),
                LocalDate.of(2025, 1, 1),
                LocalDate.of(2025, 12, 31),
                3));
    assertThat(secretary.get("/roster").body())
        .contains("Harbour University", "the term ended on 31 Dec 2025", "0 of 3")
        .doesNotContain("??");
    assertThat(signedIn("rostersecretary", "ko").get("/roster").body())
        .contains("임기가 2025. 12. 31.에 끝났습니다.", "주민")
        .doesNotContain("??");
    for (String other : new String[] {"rosterplanner", "rostermember", "rosterchair"})
      assertThat(signedIn(other, "en").get("/roster").statusCode()).as(other).isEqualTo(403);
  }

  @Test
  void aProfileThatMakesNoSenseIsRefusedInSentences() {
    var refused =
        signedIn("rostersecretary", "en")
            .submit(
                "/roster/rostermember",
                "/roster/rostermember",
                Map.of(
                    "termFrom", "2026-05-01",
                    "termUntil", "2026-04-01",
                    "category", "king",
                    "mostCases", "0"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("before it begins", "Category", "Open cases at most");
  }

  @Test
  void onlySecretariatAndChairsSeeThePanelOverTime() {
    for (String reader : new String[] {"rostersecretary", "rosterchair"})
      assertThat(signedIn(reader, "en").get("/panel-statistics").body())
          .contains("never applied to a score", "not asked yet")
          .doesNotContain("??");
    assertThat(signedIn("rosterchair", "ko").get("/panel-statistics").body())
        .contains("점수에는 절대 반영되지 않습니다")
        .doesNotContain("??");
    for (String other : new String[] {"rosterplanner", "rostermember"})
      assertThat(signedIn(other, "en").get("/panel-statistics").statusCode())
          .as(other)
          .isEqualTo(403);
  }
}
