package org.canvasgate.diagram.change;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.canvasgate.committee.Members;
import org.canvasgate.diagram.difference.Differences;
import org.canvasgate.diagram.model.Alteration;
import org.canvasgate.diagram.model.ChangeClass;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.diagram.release.ModelsInForce;
import org.canvasgate.form.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an administrator does with the files of a change before it is handed in. */
@Service
class Desk {
  private final Changes changes;
  private final ModelsInForce models;
  private final Members members;

  Desk(Changes changes, ModelsInForce models, Members members) {
    this.changes = changes;
    this.models = models;
    this.members = members;
  }

  /** The files of a change beside what is in force. */
  List<DraftView> files(long change, ModelSet inForce) {
    return changes.drafts(change).stream().map(draft -> view(draft, inForce)).toList();
  }

  private DraftView view(Draft draft, ModelSet inForce) {
    ModelFile now = inForce.find(draft.file()).orElse(null);
    ModelFile mine = draft.removes() ? null : draft.model();
    List<Alteration> alterations = between(now, mine);
    boolean moved = !Objects.equals(draft.baseHash(), now == null ? null : now.hash());
    Optional<ModelFile> base =
        moved && draft.baseHash() != null
            ? changes.released(draft.file(), draft.baseHash())
            : Optional.empty();
    boolean known = base.isPresent() || draft.baseHash() == null;
    return new DraftView(
        draft,
        ModelKind.of(draft.file()).orElseThrow(),
        alterations,
        depth(alterations),
        moved,
        moved && known ? between(base.orElse(null), now) : null,
        moved && known ? between(base.orElse(null), mine) : null,
        changes.editions(draft.change(), draft.file()));
  }

  /** How deep a change goes by its files; null where they are what is in force. */
  ChangeClass depth(long change, ModelSet inForce) {
    return changes.drafts(change).stream()
        .map(
            draft ->
                depth(
                    between(
                        inForce.find(draft.file()).orElse(null),
                        draft.removes() ? null : draft.model())))
        .filter(Objects::nonNull)
        .reduce(ChangeClass::deeper)
        .orElse(null);
  }

  private static ChangeClass depth(List<Alteration> alterations) {
    return alterations.isEmpty() ? null : Differences.depth(alterations);
  }

  private static List<Alteration> between(ModelFile before, ModelFile after) {
    return before == null && after == null ? List.of() : Differences.between(before, after);
  }

  /** Begins a change with a file in force, or with none. */
  @Transactional
  long begin(String title, String reason, String file, String by) {
    long change = changes.begin(title, reason, "page", by);
    if (file != null) add(change, file, by);
    return change;
  }

  /** Takes a file in force into a change, to be edited there. */
  @Transactional
  void add(long change, String file, String by) {
    ModelFile inForce = inForce(file);
    changes.put(change, inForce, inForce.hash(), by);
  }

  /** Says in a change that a file in force is to be taken away. */
  @Transactional
  void takeAway(long change, String file, String by) {
    changes.takeAway(change, file, inForce(file).hash(), by);
  }

  /** A new process, table or form that holds the least that an editor can open. */
  @Transactional
  void create(long change, ModelKind kind, String key, String by) {
    ModelFile blank = Blank.of(kind, key);
    if (models.now().find(blank.name()).isPresent())
      throw new Refusal("changes.refused.in-force-already", blank.name());
    changes.put(change, blank, null, by);
  }

  /**
   * Takes in files that come from outside, all or none.
   *
   * @param replace whether what somebody else saved meanwhile may be replaced
   */
  @Transactional
  void take(long change, List<ModelFile> files, boolean replace, String by) {
    ModelSet inForce = models.now();
    for (ModelFile file : files) {
      Optional<Draft> present = changes.draft(change, file.name());
      if (present.isEmpty()) {
        changes.put(change, file, inForce.find(file.name()).map(ModelFile::hash).orElse(null), by);
        continue;
      }
      Draft draft = present.get();
      if (!replace && !draft.changedBy().equals(by) && !same(draft, file))
        throw new Refusal(
            "changes.refused.saved-by-other", file.name(), members.name(draft.changedBy()));
      changes
          .save(change, file, draft.edition(), by)
          .orElseThrow(() -> new Refusal("changes.refused.just-saved", file.name()));
    }
  }

  private static boolean same(Draft draft, ModelFile file) {
    return file.content().equals(draft.content());
  }

  /** Begins a change of one's own with a text that somebody else's saving would have hidden. */
  @Transactional
  long keepAside(Change of, ModelFile mine, String title, String by) {
    String base = changes.draft(of.id(), mine.name()).map(Draft::baseHash).orElse(null);
    long aside = changes.begin(title, of.reason(), "page", by);
    changes.put(aside, mine, base, by);
    return aside;
  }

  /** Makes an earlier saving the latest again. */
  @Transactional
  void takeUpAgain(long change, String file, int edition, String by) {
    Edition earlier =
        changes
            .edition(change, file, edition)
            .filter(each -> each.content() != null)
            .orElseThrow(() -> new Refusal("changes.refused.no-edition", edition));
    Draft draft =
        changes
            .draft(change, file)
            .orElseThrow(() -> new Refusal("changes.refused.no-edition", edition));
    changes
        .save(change, ModelFile.named(file, earlier.content()), draft.edition(), by)
        .orElseThrow(() -> new Refusal("changes.refused.just-saved", file));
  }

  /**
   * Ends that a draft was made from what is no longer in force.
   *
   * @param mine whether the draft stays as it is; otherwise it becomes what is in force
   */
  @Transactional
  void settle(long change, String file, boolean mine, String by) {
    Optional<ModelFile> now = models.now().find(file);
    if (!mine && now.isEmpty()) {
      changes.drop(change, file, by);
      return;
    }
    changes.rebase(change, file, now.map(ModelFile::hash).orElse(null));
    if (mine) return;
    Draft draft =
        changes.draft(change, file).orElseThrow(() -> new Refusal("changes.refused.gone", file));
    changes
        .save(change, now.orElseThrow(), draft.edition(), by)
        .orElseThrow(() -> new Refusal("changes.refused.just-saved", file));
  }

  private ModelFile inForce(String file) {
    return models.now().find(file).orElseThrow(() -> new Refusal("changes.refused.gone", file));
  }
}
