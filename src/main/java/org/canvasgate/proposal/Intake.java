package org.canvasgate.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes proposals in without the form's picture: from a file that a planner loads, in the rehearsal
 * and for the sample cases. It goes through the same start form, so the same rules hold.
 */
@Service
public class Intake {
  private final CaseStarter cases;
  private final Proposals proposals;
  private final List<ProposalReader> readers;

  Intake(CaseStarter cases, Proposals proposals, List<ProposalReader> readers) {
    this.cases = cases;
    this.proposals = proposals;
    this.readers = readers;
  }

  /**
   * Registers a proposal and starts its evaluation.
   *
   * @param planner user id of whoever proposes it
   * @return the proposal's id
   * @throws Refusal with every problem, after which nothing is saved
   */
  @Transactional
  public String submit(ProposalDraft draft, String planner) {
    return cases.start(Map.of(ProposeServiceForm.DOCUMENT, ProposalDocument.write(draft)), planner);
  }

  /**
   * Reads a file and looks whether its proposals could be taken in.
   *
   * @throws Refusal with every problem
   */
  @Transactional(readOnly = true)
  public List<ProposalDraft> check(byte[] file, String filename) {
    ProposalReader.Reading reading = read(file, filename);
    List<ProposalDraft> drafts = reading.drafts();
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      String id = drafts.get(i).id();
      if (id != null && proposals.find(id).isPresent())
        problems.add(
            new Problem(reading.places().apply("[" + i + "].id"), "proposal.id-taken", id));
    }
    if (!problems.isEmpty()) throw new Refusal(problems);
    return drafts;
  }

  private ProposalReader.Reading read(byte[] file, String filename) {
    for (ProposalReader reader : readers)
      if (reader.reads(file, filename)) return reader.read(file, filename);
    return new ProposalReader.Reading(ProposalFile.read(file, filename), UnaryOperator.identity());
  }

  /**
   * Takes in every proposal of a file, or none.
   *
   * @return their ids, in the order of the file
   * @throws Refusal with every problem, after which nothing is saved
   */
  @Transactional
  public List<String> load(byte[] file, String filename, String planner) {
    List<String> ids = new ArrayList<>();
    for (ProposalDraft draft : check(file, filename)) ids.add(submit(draft, planner));
    return ids;
  }
}
