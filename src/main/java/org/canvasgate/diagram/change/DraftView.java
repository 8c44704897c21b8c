package org.canvasgate.diagram.change;

import java.util.List;
import org.canvasgate.diagram.model.Alteration;
import org.canvasgate.diagram.model.ChangeClass;
import org.canvasgate.diagram.model.ModelKind;

/**
 * A file of a change as its page shows it.
 *
 * @param mine what it would alter of what is in force
 * @param depth how deep that goes; null where nothing differs
 * @param moved whether the file in force is another one by now than it was made from
 * @param theirs what has come into force since; null where what it was made from is not known any
 *     more
 * @param drafted what the author altered of what it was made from; null likewise
 */
record DraftView(
    Draft draft,
    ModelKind kind,
    List<Alteration> mine,
    ChangeClass depth,
    boolean moved,
    List<Alteration> theirs,
    List<Alteration> drafted,
    List<Edition> editions) {

  /** The id of the process, table or form. */
  public String key() {
    String last = draft.file().substring(draft.file().lastIndexOf('/') + 1);
    return last.substring(0, last.lastIndexOf('.'));
  }

  /** Whether nothing of that name is or was in force when it began. */
  public boolean fresh() {
    return draft.baseHash() == null;
  }

  public boolean edits() {
    return !draft.removes();
  }
}
