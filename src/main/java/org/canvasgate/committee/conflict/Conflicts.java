package org.canvasgate.committee.conflict;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.canvasgate.committee.Recusal;
import org.canvasgate.committee.Recusals;
import org.canvasgate.committee.Rules;
import org.canvasgate.committee.conflict.CaseKnowledge.Named;
import org.canvasgate.committee.conflict.CaseKnowledge.Part;
import org.canvasgate.committee.conflict.Conflict.Dismissal;
import org.canvasgate.committee.conflict.Conflict.Kind;
import org.canvasgate.committee.roster.Profile;
import org.canvasgate.committee.roster.Profiles;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Finds possible conflicts of interest before somebody is appointed: from members' profiles and
 * declarations, and from what every room knows of the case and of other cases on the same service.
 */
@Service
public class Conflicts {
  private static final String COLLEAGUE = "colleague";

  private final List<CaseKnowledge> rooms;
  private final Profiles profiles;
  private final Interests interests;
  private final Recusals recusals;
  private final Rules rules;
  private final JdbcClient jdbc;
  private final Clock clock;

  Conflicts(
      List<CaseKnowledge> rooms,
      Profiles profiles,
      Interests interests,
      Recusals recusals,
      Rules rules,
      JdbcClient jdbc,
      Clock clock) {
    this.rooms = List.copyOf(rooms);
    this.profiles = profiles;
    this.interests = interests;
    this.recusals = recusals;
    this.rules = rules;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Every possible conflict of these members in a case, dismissed ones included; by member in the
   * order given, the gravest first. Whoever may be appointed has none that {@link Conflict#stands()
   * stands}.
   *
   * @param members user ids
   */
  public List<Conflict> of(String proposalId, Collection<String> members) {
    if (members.isEmpty()) return List.of();
    List<Named> named = all(room -> room.named(proposalId));
    Set<String> cases =
        Stream.concat(
                Stream.of(proposalId),
                rooms.stream().flatMap(room -> room.sameService(proposalId).stream()))
            .collect(Collectors.toSet());
    List<Part> parts = all(room -> room.parts(cases));
    Set<String> colleagues = colleagues(proposalId);
    List<Recusal> recused = recusals.of(proposalId);
    List<Interest> declared = interests.of(members);
    Map<String, Dismissal> dismissals = dismissals(proposalId);
    List<Conflict> found = new ArrayList<>();
    for (String member : members.stream().distinct().toList()) {
      List<Conflict> own = new ArrayList<>();
      recused.stream().filter(r -> r.person().equals(member)).forEach(r -> own.add(of(r)));
      parts.stream()
          .filter(part -> part.person().equals(member))
          .forEach(part -> own.add(of(part, proposalId)));
      if (colleagues.contains(member))
        own.add(found(member, Kind.SAME_ORGANISATION, COLLEAGUE, "conflict.colleague"));
      organisation(profiles.of(member), named).ifPresent(own::add);
      declared.stream()
          .filter(interest -> interest.member().equals(member))
          .forEach(interest -> interest(interest, named).ifPresent(own::add));
      own.stream()
          .filter(distinct())
          .sorted(java.util.Comparator.comparing(Conflict::kind))
          .map(conflict -> ruled(conflict, dismissals))
          .forEach(found::add);
    }
    return found;
  }

  /**
   * Keeps that a possible conflict is none.
   *
   * @throws Refusal where there is no such conflict, where it cannot be dismissed, or is one's own
   */
  public void dismiss(
      String proposalId, String member, Kind kind, String subject, String reason, String by) {
    if (member.equals(by)) throw new Refusal("conflict.own");
    Conflict conflict =
        of(proposalId, List.of(member)).stream()
            .filter(c -> c.kind() == kind && c.subject().equals(subject))
            .findFirst()
            .orElseThrow(() -> new Refusal("conflict.not-found"));
    if (!conflict.dismissible()) throw new Refusal("conflict.not-dismissible", conflict);
    jdbc.sql(
            """
            insert into conflict_dismissal
              (proposal_id, member, kind, subject, reason, dismissed_by, dismissed_at)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
        .params(
            proposalId, member, kind.key(), subject, reason, by, Timestamp.from(clock.instant()))
        .update();
  }

  /** Whether the case goes on, so that somebody can still be kept off it. */
  boolean open(String proposalId) {
    return rooms.stream().anyMatch(room -> room.open(proposalId));
  }

  /** The parties of a case, by user id: who proposed it, runs it or speaks for a body in it. */
  public Set<String> parties(String proposalId) {
    return this.<Part>all(room -> room.parts(List.of(proposalId))).stream()
        .map(Part::person)
        .collect(Collectors.toSet());
  }

  /** Who acts in a case for its planner, by user id. */
  Set<String> colleagues(String proposalId) {
    return rooms.stream()
        .flatMap(room -> room.colleagues(proposalId).stream())
        .collect(Collectors.toSet());
  }

  private static Conflict of(Recusal recusal) {
    return found(
        recusal.person(),
        Kind.RECUSED,
        "",
        "conflict.recused",
        Problem.name("recusal." + recusal.kind().key()),
        recusal.reason());
  }

  private static Conflict of(Part part, String proposalId) {
    boolean here = part.proposalId().equals(proposalId);
    Kind kind =
        !here
            ? Kind.EARLIER_PART
            : switch (part.role()) {
              case "planner" -> Kind.PLANNER;
              case "operator" -> Kind.OPERATOR;
              default -> Kind.REPRESENTATIVE;
            };
    return found(
        part.person(),
        kind,
        part.role() + "/" + part.proposalId(),
        "conflict." + kind.key(),
        Problem.name("conflict.role." + part.role()),
        part.proposalId());
  }

  private static Optional<Conflict> organisation(Profile profile, List<Named> named) {
    String organisation = profile.organisation();
    return naming(organisation, named)
        .map(
            place ->
                found(
                    profile.member(),
                    Kind.SAME_ORGANISATION,
                    OrganisationName.plain(organisation),
                    "conflict.same-organisation",
                    organisation,
                    Problem.name("conflict.where." + place.where()),
                    place.text()));
  }

  private static Optional<Conflict> interest(Interest interest, List<Named> named) {
    return naming(interest.organisation(), named)
        .map(
            place ->
                found(
                    interest.member(),
                    Kind.DECLARED_INTEREST,
                    String.valueOf(interest.id()),
                    "conflict.declared-interest",
                    interest.organisation(),
                    Problem.name("conflict.relation." + interest.relation().key()),
                    Problem.name("conflict.where." + place.where()),
                    place.text()));
  }

  private static Optional<Named> naming(String organisation, List<Named> named) {
    return named.stream()
        .filter(
            place ->
                place.properName()
                    ? OrganisationName.related(organisation, place.text())
                    : OrganisationName.occursIn(organisation, place.text()))
        .findFirst();
  }

  private static Conflict found(
      String member, Kind kind, String subject, String message, Object... arguments) {
    return new Conflict(
        member, kind, subject, message, List.of(arguments), false, "", Optional.empty());
  }

  private Conflict ruled(Conflict conflict, Map<String, Dismissal> dismissals) {
    Map<String, Object> rule = rules.one("conflict-rules", Map.of("kind", conflict.kind().key()));
    return new Conflict(
        conflict.member(),
        conflict.kind(),
        conflict.subject(),
        conflict.message(),
        conflict.arguments(),
        (Boolean) rule.get("dismissible"),
        (String) rule.get("source"),
        Optional.ofNullable(
            dismissals.get(key(conflict.member(), conflict.kind().key(), conflict.subject()))));
  }

  private Map<String, Dismissal> dismissals(String proposalId) {
    Map<String, Dismissal> dismissals = new HashMap<>();
    jdbc.sql("select * from conflict_dismissal where proposal_id = ?")
        .param(proposalId)
        .query(
            row -> {
              dismissals.put(
                  key(row.getString("member"), row.getString("kind"), row.getString("subject")),
                  new Dismissal(
                      row.getString("reason"),
                      row.getString("dismissed_by"),
                      row.getTimestamp("dismissed_at").toInstant()));
            });
    return dismissals;
  }

  private static String key(String member, String kind, String subject) {
    return String.join("\n", member, kind, subject);
  }

  /** The same part can be known to several rooms, or stand in several revisions. */
  private static Predicate<Conflict> distinct() {
    Set<String> seen = new java.util.HashSet<>();
    return conflict -> seen.add(key("", conflict.kind().key(), conflict.subject()));
  }

  private <T> List<T> all(java.util.function.Function<CaseKnowledge, List<T>> ask) {
    return rooms.stream().flatMap(room -> ask.apply(room).stream()).toList();
  }
}
