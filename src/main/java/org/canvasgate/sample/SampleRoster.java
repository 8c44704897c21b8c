package org.canvasgate.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.canvasgate.committee.roster.Profile;
import org.canvasgate.committee.roster.Profiles;
import org.canvasgate.identity.People;
import org.canvasgate.identity.People.Person;
import org.canvasgate.identity.Role;
import org.springframework.stereotype.Component;

/**
 * Profiles of the sample members, and a few members more whom no sample case has asked yet, so that
 * a panel can be chosen from. People and organisations are invented, and the organisations' names
 * say so.
 */
@Component
class SampleRoster {
  private static final String SAMPLE = "견본 ";

  /**
   * A member's profile in short.
   *
   * @param family null for those whom the cast knows already
   * @param monthsLeft of the term, counted from today; below 0 where it is over
   */
  private record Line(
      String id,
      String family,
      String given,
      String organisation,
      String category,
      Set<String> fields,
      int monthsLeft,
      int mostCases) {}

  private static final int YEARS_SERVED = 4;

  private static final List<Line> LINES =
      List.of(
          known("member1", "도시대학교 도시계획학과", "planning-expert", 14, 18, "transport", "housing"),
          known("member2", "정보통신연구소", "ict-expert", 14, 18, "administration", "safety"),
          known("member3", "시민서비스연구원", "service-expert", 26, 18, "health-welfare", "education"),
          known("member4", "구청 기획과", "local-official", 26, 18, "facilities", "administration"),
          known("member5", "동 주민자치회", "resident", 1, 18, "environment-energy-water"),
          known("member6", "중앙부처 도시정책과", "agency-official", 26, 18, "transport", "logistics"),
          known("member7", "도시개발회사", "project-operator", 14, 18, "facilities", "transport"),
          spare(
              "member8",
              "서",
              "민재",
              "교통대학교 교통공학과",
              "planning-expert",
              30,
              3,
              "transport",
              "logistics"),
          spare("member9", "권", "하은", "데이터연구소", "ict-expert", 30, 3, "safety", "transport"),
          spare("member10", "황", "지안", "아파트 주민회", "resident", 30, 2, "housing", "health-welfare"),
          spare(
              "member11",
              "송",
              "유찬",
              "도청 스마트도시과",
              "local-official",
              30,
              3,
              "environment-energy-water"),
          spare(
              "member12", "류", "다온", "시민서비스연구원", "service-expert", -2, 3, "culture-tourism-sport"));

  private final People people;
  private final Profiles profiles;
  private final Stage stage;

  SampleRoster(People people, Profiles profiles, Stage stage) {
    this.people = people;
    this.profiles = profiles;
    this.stage = stage;
  }

  /** Creates whoever and whatever is missing; a profile that somebody has changed stays. */
  void prepare() {
    LocalDate today = LocalDate.now(stage.clock());
    for (Line line : LINES) {
      if (line.family() != null)
        people.create(
            new Person(line.id(), line.given(), line.family(), null),
            Cast.PASSWORD,
            List.of(Role.COMMITTEE));
      if (!profiles.of(line.id()).equals(Profile.unknown(line.id()))) continue;
      profiles.save(
          new Profile(
              line.id(),
              SAMPLE + line.organisation(),
              line.category(),
              line.fields(),
              today.minusYears(YEARS_SERVED),
              today.plusMonths(line.monthsLeft()),
              line.mostCases()));
    }
  }

  private static Line known(
      String id,
      String organisation,
      String category,
      int monthsLeft,
      int mostCases,
      String... fields) {
    return spare(id, null, null, organisation, category, monthsLeft, mostCases, fields);
  }

  private static Line spare(
      String id,
      String family,
      String given,
      String organisation,
      String category,
      int monthsLeft,
      int mostCases,
      String... fields) {
    return new Line(
        id, family, given, organisation, category, Set.of(fields), monthsLeft, mostCases);
  }
}
