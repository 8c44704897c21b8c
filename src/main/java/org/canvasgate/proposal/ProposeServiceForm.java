package org.canvasgate.proposal;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.springframework.stereotype.Component;

/**
 * The start form: a planner proposes a service, field by field, or, where a program hands it in, as
 * one {@value #DOCUMENT}. Both ways end in the same rules.
 */
@Component
class ProposeServiceForm implements TaskForm {
  /** The field that holds a whole proposal as JSON, see {@link Intake}. */
  static final String DOCUMENT = "document";

  private static final String ID = "id";

  private final Proposals proposals;

  ProposeServiceForm(Proposals proposals) {
    this.proposals = proposals;
  }

  @Override
  public String id() {
    return "propose-service";
  }

  @Override
  public Set<String> fields() {
    Set<String> fields = new TreeSet<>(ProposalFields.fields());
    fields.add(ID);
    fields.add(DOCUMENT);
    return fields;
  }

  @Override
  public Set<String> facts() {
    return Set.of("proposalId", "planner", "kind", "field", "cycle", "reviewRound");
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    return Map.of("costCurrency", "KRW", "costUnit", "억원 (KRW 100 million)");
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    ProposalDraft draft =
        submission
            .optionalText(DOCUMENT, ProposalFile.MOST_BYTES)
            .map(ProposeServiceForm::document)
            .orElseGet(() -> typed(submission));
    Proposal proposal = proposals.register(draft, task.user());
    Map<String, Object> facts = new HashMap<>();
    facts.put("proposalId", proposal.id());
    facts.put("planner", proposal.planner());
    facts.put("kind", proposal.kind().key());
    facts.put("field", proposal.field());
    facts.put("cycle", 0);
    facts.put("reviewRound", 1);
    return facts;
  }

  private static ProposalDraft typed(Submission submission) {
    return ProposalFields.read(submission, submission.optionalText(ID).orElse(null), List.of());
  }

  private static ProposalDraft document(String json) {
    try {
      List<ProposalDraft> drafts =
          ProposalFile.read(json.getBytes(StandardCharsets.UTF_8), "document.json");
      if (drafts.size() != 1) throw new Refusal("proposal.document-of-several", drafts.size());
      return drafts.get(0);
    } catch (Refusal refusal) {
      throw new Refusal(refusal.problems().stream().map(ProposeServiceForm::withPath).toList());
    }
  }

  private static Problem withPath(Problem problem) {
    if (problem.field().isEmpty()) return problem;
    return new Problem(DOCUMENT, "proposal.at", problem.field(), problem);
  }
}
