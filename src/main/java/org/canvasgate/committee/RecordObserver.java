package org.canvasgate.committee;

/**
 * Told when an entry of the chain of decision records becomes final; each bean of this kind, once
 * an entry and in its transaction. An exception undoes the entry with all that belongs to it.
 */
public interface RecordObserver {

  /** The entry is final once the transaction commits. */
  void recorded(RecordEntry entry);
}
