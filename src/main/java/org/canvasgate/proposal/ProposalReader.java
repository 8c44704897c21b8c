package org.canvasgate.proposal;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Reads proposals from one kind of file. A bean of this kind is asked before the file is read as
 * JSON or YAML.
 */
public interface ProposalReader {

  /**
   * What a file holds.
   *
   * @param drafts its proposals, at least one
   * @param places says where in the file a person finds the place that a path such as {@code
   *     [0].id} names
   */
  record Reading(List<ProposalDraft> drafts, UnaryOperator<String> places) {
    public Reading {
      drafts = List.copyOf(drafts);
    }
  }

  /** Whether this file is of the kind, by its name or by how it begins. */
  boolean reads(byte[] file, String filename);

  /**
   * Reads the file as a whole.
   *
   * @throws org.canvasgate.form.Refusal with every problem, each with its place
   */
  Reading read(byte[] file, String filename);
}
