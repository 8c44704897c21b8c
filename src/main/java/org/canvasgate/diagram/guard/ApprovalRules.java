package org.canvasgate.diagram.guard;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.canvasgate.diagram.change.Change;
import org.canvasgate.diagram.change.Draft;
import org.canvasgate.diagram.difference.Differences;
import org.canvasgate.diagram.model.Alteration;
import org.canvasgate.diagram.model.ChangeClass;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.Sum;
import org.canvasgate.form.Problem;

/** Who may approve a change, and when it is approved. Pure: knows no database and no clock. */
public final class ApprovalRules {
  /** The table that says how many approvals a class needs. */
  public static final String TABLE = "change-approval";

  private static final String TABLE_FILE = ModelKind.TABLE.path(TABLE);

  private ApprovalRules() {}

  /**
   * The class by which a change is approved: the deepest of its alterations; and what changes who
   * approves is approved like code, or an author could lower the bar with one hand.
   */
  public static ChangeClass depth(List<Alteration> alterations) {
    ChangeClass deepest = Differences.depth(alterations);
    boolean lowersTheBar =
        alterations.stream()
            .anyMatch(
                each ->
                    each.file().equals(TABLE_FILE) && each.depth().compareTo(ChangeClass.TEXT) > 0);
    return lowersTheBar ? ChangeClass.CODE : deepest;
  }

  /**
   * What the table {@link #TABLE} asks for a class.
   *
   * @param row its outputs approvals, by and fourEyes
   */
  public static ApprovalDemand demand(ChangeClass depth, Map<String, Object> row) {
    return new ApprovalDemand(
        depth,
        row.get("approvals") instanceof Number many ? many.intValue() : 1,
        row.get("by") instanceof String group ? group : "administrators",
        !Boolean.FALSE.equals(row.get("fourEyes")));
  }

  /**
   * Whoever began the change or saved one of its files.
   *
   * @param savers everybody who ever did, not only those who saved last
   */
  public static Set<String> authors(Change change, Collection<String> savers) {
    var authors = new TreeSet<String>(savers);
    authors.add(change.author());
    return authors;
  }

  /**
   * What an approval is given to: SHA-256 over the names, contents and bases of the files, 64
   * hexadecimal digits. Any edit gives another sum; so does a file in force that has moved on and
   * was taken as the new base.
   */
  public static String sum(List<Draft> drafts) {
    var sum = new Sum();
    drafts.stream()
        .sorted(Comparator.comparing(Draft::file))
        .flatMap(
            draft ->
                Stream.of(
                    draft.file(),
                    draft.removes() ? "-" : draft.model().hash(),
                    draft.baseHash() == null ? "-" : draft.baseHash()))
        .forEach(part -> sum.add(part + '\0'));
    return sum.hex();
  }

  /**
   * Where a change stands.
   *
   * @param authors see {@link #authors}
   * @param sum of the files as they are now
   * @param given every approval of this change, of whichever sum
   */
  public static ApprovalStanding standing(
      ApprovalDemand demand, Set<String> authors, String sum, List<Approval> given) {
    List<Approval> now = given.stream().filter(each -> each.sum().equals(sum)).toList();
    List<Approval> counted =
        now.stream()
            .filter(each -> !demand.fourEyes() || !authors.contains(each.approver()))
            .toList();
    long people = counted.stream().map(Approval::approver).distinct().count();
    return new ApprovalStanding(
        demand,
        counted,
        given.stream().filter(each -> !each.sum().equals(sum)).toList(),
        (int) Math.max(0, demand.approvals() - people));
  }

  /**
   * Why somebody cannot approve a change as it stands; empty where they can.
   *
   * @param groups Camunda groups of that person
   */
  public static Optional<Problem> mayApprove(
      ApprovalDemand demand, Set<String> authors, String user, Collection<String> groups) {
    if (!groups.contains(demand.by()))
      return Optional.of(new Problem("", "guard.approve.group", demand.by()));
    if (demand.fourEyes() && authors.contains(user))
      return Optional.of(
          new Problem(
              "", "guard.approve.author", Problem.name("guard.class." + demand.depth().word())));
    return Optional.empty();
  }
}
