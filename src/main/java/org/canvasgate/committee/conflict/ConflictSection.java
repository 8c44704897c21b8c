package org.canvasgate.committee.conflict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.committee.Recusal;
import org.canvasgate.committee.Recusals;
import org.canvasgate.form.CaseSection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The section of a case's page on who must not judge it. Each reader finds what is theirs: the
 * secretariat the conflicts found and whom to exclude, a member how to step aside, a party how to
 * challenge, the chair what to decide, and whoever is kept off why nothing else is shown.
 */
@Component
@Order(10)
class ConflictSection implements CaseSection {
  private final ConflictDesk desk;
  private final Conflicts conflicts;
  private final Recusals recusals;
  private final Recusing recusing;
  private final Challenges challenges;
  private final Chairs chairs;

  ConflictSection(
      ConflictDesk desk,
      Conflicts conflicts,
      Recusals recusals,
      Recusing recusing,
      Challenges challenges,
      Chairs chairs) {
    this.desk = desk;
    this.conflicts = conflicts;
    this.recusals = recusals;
    this.recusing = recusing;
    this.challenges = challenges;
    this.chairs = chairs;
  }

  /** A challenge, and whether the reader decides it. */
  public record Shown(Challenge challenge, boolean yours) {}

  @Override
  public String template() {
    return "conflict/section";
  }

  @Override
  public String title() {
    return "conflict.title";
  }

  @Override
  public boolean openToRecused() {
    return true;
  }

  @Override
  public Map<String, Object> model(
      String proposalId, String user, Set<String> groups, Locale locale) {
    List<Recusal> recused = recusals.of(proposalId);
    Recusal own = recused.stream().filter(r -> r.person().equals(user)).findFirst().orElse(null);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("id", proposalId);
    model.put("own", own);
    boolean open = desk.isOpen(proposalId);
    boolean party = desk.isParty(proposalId, user);
    boolean chair = own == null && desk.takesChair(proposalId, user);
    boolean secretariat = own == null && groups.contains("secretariat");
    model.put("stepsAside", open && desk.judges(proposalId, user));
    model.put("challengeable", open && party ? challenges.challengeable(proposalId) : List.of());
    model.put("challenges", challenges(proposalId, user, chair || secretariat));
    model.put("recusals", chair || secretariat ? recused : List.of());
    model.put("found", secretariat ? found(proposalId) : List.of());
    model.put("excludable", open && (chair || secretariat) ? excludable(recused, user) : List.of());
    model.put("grounds", recusing.grounds(""));
    model.put("secretariat", secretariat);
    model.put("chairs", secretariat ? chairs.of(proposalId) : List.of());
    model.put("nominees", open && secretariat ? nominees(proposalId) : List.of());
    boolean nothing =
        own == null
            && !secretariat
            && !chair
            && !(boolean) model.get("stepsAside")
            && ((List<?>) model.get("challengeable")).isEmpty()
            && ((List<?>) model.get("challenges")).isEmpty();
    return nothing ? Map.of() : model;
  }

  /** A party reads its own; who takes the chair for a challenge, and the secretariat, every one. */
  private List<Shown> challenges(String proposalId, String user, boolean all) {
    return challenges.of(proposalId).stream()
        .map(challenge -> new Shown(challenge, challenges.mayDecide(challenge, user)))
        .filter(
            shown ->
                shown.yours()
                    || shown.challenge().by().equals(user)
                    || all && !shown.challenge().person().equals(user))
        .toList();
  }

  private List<Conflict> found(String proposalId) {
    return conflicts.of(proposalId, desk.everybody()).stream()
        .filter(conflict -> conflict.kind() != Conflict.Kind.RECUSED)
        .toList();
  }

  private List<String> excludable(List<Recusal> recused, String user) {
    return desk.everybody().stream()
        .filter(person -> !person.equals(user))
        .filter(person -> recused.stream().noneMatch(r -> r.person().equals(person)))
        .toList();
  }

  /** Whom the secretariat may name where nobody takes the chair. */
  private List<String> nominees(String proposalId) {
    if (!chairs.of(proposalId).isEmpty()) return List.of();
    List<String> conflicted =
        conflicts.of(proposalId, desk.everybody()).stream()
            .filter(Conflict::stands)
            .map(Conflict::member)
            .toList();
    return desk.everybody().stream().filter(person -> !conflicted.contains(person)).toList();
  }
}
