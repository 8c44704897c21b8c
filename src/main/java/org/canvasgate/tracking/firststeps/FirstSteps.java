package org.canvasgate.tracking.firststeps;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Rules;
import org.canvasgate.committee.roster.Profile;
import org.canvasgate.committee.roster.Profiles;
import org.canvasgate.consultation.Body;
import org.canvasgate.form.Problem;
import org.canvasgate.identity.Accounts;
import org.canvasgate.identity.Role;
import org.canvasgate.proposal.ServiceField;
import org.canvasgate.record.mail.MailSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What an installation has and lacks, seen from its people, tables and cases each time anew. */
@Service
class FirstSteps {
  /** The kinds of committee in table {@code quorum}. */
  private static final List<String> COMMITTEES =
      List.of("project-council", "support-organisation", "new-committee");

  /** Without them a case comes to a halt at the first task that nobody has. */
  private static final List<Role> NEEDED =
      List.of(Role.PLANNERS, Role.SECRETARIAT, Role.CHAIRS, Role.COMMITTEE, Role.OPERATORS);

  private static final int MOST_NAMES = 5;

  private final Accounts accounts;
  private final Members members;
  private final Profiles profiles;
  private final Rules rules;
  private final MailSettings mail;
  private final String mailHost;
  private final JdbcClient jdbc;
  private final Clock clock;

  FirstSteps(
      Accounts accounts,
      Members members,
      Profiles profiles,
      Rules rules,
      MailSettings mail,
      @Value("${spring.mail.host:}") String mailHost,
      JdbcClient jdbc,
      Clock clock) {
    this.accounts = accounts;
    this.members = members;
    this.profiles = profiles;
    this.rules = rules;
    this.mail = mail;
    this.mailHost = mailHost;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A body that the table {@code affected-bodies} asks.
   *
   * @param always whether it is asked about every service
   * @param representatives how many people answer for it
   */
  public record Asked(Body body, boolean always, int representatives) {
    /** Its name for a reader. */
    public String name(Locale locale) {
      return body.name(locale);
    }
  }

  /** A kind of committee and how many members its panels have, by table {@code quorum}. */
  public record Committee(String kind, int smallest, int largest) {}

  /** All steps, in their order. */
  List<Step> all() {
    Set<String> settled =
        jdbc.sql("select step from first_step").query(String.class).list().stream()
            .collect(Collectors.toSet());
    return Arrays.stream(Step.Name.values())
        .map(name -> new Step(name, lacking(name), settled.contains(name.key())))
        .toList();
  }

  private List<Problem> lacking(Step.Name name) {
    return switch (name) {
      case PEOPLE -> people();
      case COMMITTEE -> committee();
      case BODIES -> bodies();
      case ORGANISATIONS -> organisations();
      case WEIGHTS -> List.of(lack("firststeps.lack.weights"));
      case MAIL -> mail();
      case PROPOSAL ->
          noProposalYet() ? List.of(lack("firststeps.lack.proposal")) : List.<Problem>of();
    };
  }

  /** Whether nothing has been proposed here yet. */
  boolean noProposalYet() {
    return !jdbc.sql("select exists (select 1 from proposal)").query(Boolean.class).single();
  }

  /** Whether an administrator is still to be led here: nothing proposed, and not waved off. */
  boolean ahead() {
    return jdbc.sql(
            """
            select not exists (select 1 from proposal)
              and not exists (select 1 from first_step where step = ?)""")
        .param(Step.Name.PROPOSAL.key())
        .query(Boolean.class)
        .single();
  }

  private List<Problem> people() {
    return NEEDED.stream()
        .filter(role -> accounts.in(role.key()) == 0)
        .map(role -> lack("firststeps.lack.role", Problem.name("firststeps.role." + role.key())))
        .toList();
  }

  private List<Problem> committee() {
    List<Members.Member> all = members.all();
    List<Problem> lacking = new ArrayList<>();
    int fewest = committees().stream().mapToInt(Committee::smallest).min().orElse(1);
    if (all.size() < fewest) lacking.add(lack("firststeps.lack.members", all.size(), fewest));
    Map<String, Profile> known = profiles.of(all.stream().map(Members.Member::id).toList());
    List<String> blank =
        all.stream()
            .filter(member -> blank(known.get(member.id())))
            .map(Members.Member::name)
            .toList();
    if (!blank.isEmpty()) lacking.add(lack("firststeps.lack.profiles", blank.size(), some(blank)));
    return lacking;
  }

  /** Panels are proposed by category, field and organisation: without them chance decides. */
  private static boolean blank(Profile profile) {
    return profile.category() == null
        || profile.fields().isEmpty()
        || profile.organisation() == null;
  }

  private List<Problem> bodies() {
    return asked().stream()
        .filter(each -> each.always() && each.representatives() == 0)
        .map(each -> lack("firststeps.lack.body", each.body().nameEn(), each.body().nameKo()))
        .toList();
  }

  private List<Problem> organisations() {
    List<String> without =
        accounts.plannersWithoutOrganisation().stream().map(members::name).toList();
    return without.isEmpty()
        ? List.of()
        : List.of(lack("firststeps.lack.organisation", without.size(), some(without)));
  }

  private List<Problem> mail() {
    List<Problem> lacking = new ArrayList<>();
    if (mailHost.isBlank()) lacking.add(lack("firststeps.lack.mail-host"));
    if (mail.from() == null || mail.from().isBlank())
      lacking.add(lack("firststeps.lack.mail-from"));
    if (mail.site() == null || mail.site().isBlank())
      lacking.add(lack("firststeps.lack.mail-site"));
    return lacking;
  }

  /** The kinds of committee with the size of their panels. */
  List<Committee> committees() {
    return COMMITTEES.stream()
        .map(
            kind -> {
              Map<String, Object> row = rules.one("quorum", Map.of("committee", kind));
              return new Committee(
                  kind,
                  ((Number) row.get("smallest")).intValue(),
                  ((Number) row.get("largest")).intValue());
            })
        .toList();
  }

  /** Every body that the table names for some field, those that are always asked first. */
  List<Asked> asked() {
    Map<String, Body> bodies = new LinkedHashMap<>();
    Map<String, Integer> fields = new TreeMap<>();
    for (ServiceField field : ServiceField.values()) {
      Set<String> here = new LinkedHashSet<>();
      for (Map<String, Object> row : rules.all("affected-bodies", Map.of("field", field.key()))) {
        var body =
            new Body(
                (String) row.get("body"), (String) row.get("nameEn"), (String) row.get("nameKo"));
        bodies.putIfAbsent(body.slug(), body);
        here.add(body.slug());
      }
      here.forEach(slug -> fields.merge(slug, 1, Integer::sum));
    }
    Map<String, Integer> members =
        accounts.circles(Role.BODY_PREFIX).stream()
            .collect(Collectors.toMap(Accounts.Circle::id, Accounts.Circle::members));
    return bodies.values().stream()
        .map(
            body ->
                new Asked(
                    body,
                    fields.get(body.slug()) == ServiceField.values().length,
                    members.getOrDefault(body.group(), 0)))
        .sorted(java.util.Comparator.comparing(each -> !each.always()))
        .toList();
  }

  /** Leaves a step as it is; doing it twice changes nothing. */
  void settle(Step.Name step, String by) {
    jdbc.sql("insert into first_step values (?, ?, ?) on conflict do nothing")
        .params(step.key(), by, Timestamp.from(clock.instant()))
        .update();
  }

  /** Takes a step up again. */
  void reopen(Step.Name step) {
    jdbc.sql("delete from first_step where step = ?").param(step.key()).update();
  }

  private static Problem lack(String key, Object... values) {
    return new Problem("", key, values);
  }

  private static String some(Collection<String> names) {
    String shown = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    return names.size() > MOST_NAMES ? shown + " …" : shown;
  }
}
