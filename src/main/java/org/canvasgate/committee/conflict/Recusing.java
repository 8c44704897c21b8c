package org.canvasgate.committee.conflict;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.committee.CaseTasks;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Notices;
import org.canvasgate.committee.Recusal;
import org.canvasgate.committee.Recusals;
import org.canvasgate.committee.Rules;
import org.canvasgate.form.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Keeps people off a case, with all that follows at once: their tasks of the committee are
 * withdrawn, the chair's tasks go to whoever takes the chair now, and those concerned are told.
 */
@Service
public class Recusing {
  private final Recusals recusals;
  private final Members members;
  private final Chairs chairs;
  private final Notices notices;
  private final CaseTasks tasks;
  private final Rules rules;
  private final JdbcClient jdbc;
  private final Clock clock;

  Recusing(
      Recusals recusals,
      Members members,
      Chairs chairs,
      Notices notices,
      CaseTasks tasks,
      Rules rules,
      JdbcClient jdbc,
      Clock clock) {
    this.recusals = recusals;
    this.members = members;
    this.chairs = chairs;
    this.notices = notices;
    this.tasks = tasks;
    this.rules = rules;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * An article of the law or of an ordinance that excludes somebody, from the table {@code
   * exclusion-grounds}.
   *
   * @param key the word used in tables
   */
  public record Ground(String key, String textEn, String textKo, String law) {

    /** The article for a reader. */
    public String name(Locale locale) {
      return Locale.KOREAN.getLanguage().equals(locale.getLanguage()) ? textKo : textEn;
    }

    /** As it is kept: in both languages, with the law. */
    public String text() {
      return String.join(" / ", textEn, textKo) + " (" + law + ")";
    }
  }

  /**
   * The articles by which a committee of this kind excludes people, in the table's order.
   *
   * @param committee the kind of committee; empty where no panel was appointed yet
   */
  public List<Ground> grounds(String committee) {
    return rules.all("exclusion-grounds", Map.of("committee", committee)).stream()
        .map(
            rule ->
                new Ground(
                    (String) rule.get("ground"),
                    (String) rule.get("textEn"),
                    (String) rule.get("textKo"),
                    (String) rule.get("law")))
        .toList();
  }

  /**
   * 제척: the secretariat or the chair excludes somebody by law or ordinance.
   *
   * @param ground the article
   * @throws Refusal where the person is off the case already, or decides on themselves
   */
  public void exclude(String proposalId, String person, String ground, String reason, String by) {
    if (person.equals(by)) throw new Refusal("conflict.step-aside-instead");
    tasks.together(
        () -> {
          if (!bar(proposalId, person, Recusal.Kind.EXCLUDED_BY_LAW, ground, reason, by))
            throw new Refusal("conflict.recused-already", members.name(person));
        });
  }

  /**
   * 회피: somebody steps aside before a ballot, or the chair does.
   *
   * @throws Refusal where the person is off the case already
   */
  public void stepAside(String proposalId, String person, String reason) {
    tasks.together(
        () -> {
          if (!bar(proposalId, person, Recusal.Kind.STEPPED_ASIDE, null, reason, person))
            throw new Refusal("committee.recused");
        });
  }

  /** Keeps somebody off a case, within a step that has begun; false where they were off before. */
  boolean bar(
      String proposalId,
      String person,
      Recusal.Kind kind,
      String ground,
      String reason,
      String by) {
    if (!recusals.add(proposalId, person, kind, ground, reason, by)) return false;
    follow(proposalId, person);
    return true;
  }

  /** What follows when somebody has been kept off a case, within the same step. */
  void follow(String proposalId, String person) {
    for (String task : tasks.withdraw(proposalId, person))
      jdbc.sql(
              """
              insert into withdrawn_task (task_id, proposal_id, person, withdrawn_at)
              values (?, ?, ?, ?) on conflict do nothing""")
          .params(task, proposalId, person, Timestamp.from(clock.instant()))
          .update();
    tasks.reseatChair(proposalId, chairs.of(proposalId));
    String key = "recusal/" + proposalId + "/" + person + "/";
    String name = members.name(person);
    notices.tell(
        "secretariat", proposalId, "notice.recusal", key + "secretariat", proposalId, name);
    notices.tell(person, proposalId, "notice.recused", key + "person", proposalId);
    if (chairs.of(proposalId).isEmpty())
      notices.tell("secretariat", proposalId, "notice.no-chair", key + "no-chair", proposalId);
  }
}
