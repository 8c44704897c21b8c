package org.canvasgate.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.canvasgate.form.Refusal;
import org.canvasgate.proposal.ProposalFile;

/**
 * Readers that need no application, for Jazzer, which is led by the code that an input reaches:
 * {@code mvn -Pfuzz test -Dtest=ReadersFuzz#json}. One at a time, five minutes; what it finds goes
 * to {@code src/test/resources/fuzz} and is tried by {@link FuzzTest} ever after.
 */
class ReadersFuzz {

  @FuzzTest(maxDuration = "5m")
  void json(byte[] file) {
    read(file, "proposal.json");
  }

  @FuzzTest(maxDuration = "5m")
  void yaml(byte[] file) {
    read(file, "proposal.yaml");
  }

  private static void read(byte[] file, String name) {
    try {
      ProposalFile.read(file, name);
    } catch (Refusal refused) {
      // an answer
    }
  }
}
