package org.canvasgate.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.canvasgate.canvas.Block;
import org.canvasgate.committee.Members;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlannerFormsTest {
  private static final TaskContext START =
      new TaskContext(null, "proposed", null, "planner-1", null, Map.of("planner", "planner-1"));

  private Proposals proposals;
  private ProposeServiceForm propose;
  private CompleteProposalForm complete;

  @BeforeEach
  void forms() {
    proposals = new Proposals(ProposalTables.create(), Clock.systemUTC());
    propose = new ProposeServiceForm(proposals);
    complete = new CompleteProposalForm(proposals);
  }

  @Test
  void aPlannerProposesByHand() {
    Map<String, Object> facts = propose.submit(START, new Submission(least()));
    assertThat(facts)
        .containsOnly(
            Map.entry("proposalId", "seoul-quiet-bus"),
            Map.entry("planner", "planner-1"),
            Map.entry("kind", "public"),
            Map.entry("field", "transport"),
            Map.entry("cycle", 0),
            Map.entry("reviewRound", 1));
    Proposal proposal = proposals.get("seoul-quiet-bus");
    assertThat(proposal.constructionCost().amount()).isNull();
    assertThat(proposal.funding())
        .containsExactly(new FundingLine("central", 12.5, null, "2027 grant"));
    assertThat(proposal.otherBodies()).containsExactly("MOLIT", "Gu office");
    assertThat(proposal.canvas().items(Block.VALUE_PROPOSITION)).hasSize(1);
  }

  @Test
  void everyMistakeOfAFormIsToldAndNothingIsSaved() {
    Map<String, Object> fields = new HashMap<>(least());
    fields.remove("city");
    fields.put("kind", "royal");
    fields.put("constructionCost", -1);
    fields.put("canvas_channels", "app | -> nowhere 1");
    fields.put("summary", "bell\u0007");
    assertThat(refused(propose, START, fields))
        .containsExactlyInAnyOrder(
            "city", "kind", "constructionCost", "canvas_channels", "summary");
    assertThat(proposals.all(0, 9)).isEmpty();
  }

  @Test
  void aFormIsHeldToTheSchemaOfAFile() {
    Map<String, Object> fields = new HashMap<>(least());
    fields.put("id", "Not An Id");
    fields.put("costCurrency", "won");
    fields.put("canvas_channels", "x".repeat(1001));
    assertThat(refused(propose, START, fields))
        .containsExactlyInAnyOrder("id", "costCurrency", "canvas_channels");
  }

  @Test
  void aProgramHandsInAWholeDocument() throws IOException {
    ProposalDraft draft = SampleServices.all().get(0).asSample();
    propose.submit(START, new Submission(Map.of("document", ProposalDocument.write(draft))));
    Proposal proposal = proposals.get("incheon-imod-challenge");
    assertThat(proposal.canvas()).isEqualTo(draft.canvas());
    assertThat(proposal.sample()).isTrue();
    assertThat(refused(propose, START, Map.of("document", "{\"kind\": \"public\"}")))
        .isNotEmpty()
        .containsOnly("document");
  }

  @Test
  void whatAFormShowsUnchangedChangesNothing() throws IOException {
    for (ProposalDraft draft : SampleServices.all()) {
      Proposal before = proposals.register(draft, "planner-1");
      TaskContext task = task(before.id());
      Map<String, Object> shown = new HashMap<>(complete.view(task, Locale.ENGLISH));
      complete.submit(task, new Submission(shown));
      Proposal after = proposals.get(before.id());
      assertThat(after.canvas()).isEqualTo(before.canvas());
      assertThat(after.constructionCost()).isEqualTo(before.constructionCost());
      assertThat(Set.copyOf(after.funding())).isEqualTo(Set.copyOf(before.funding()));
      assertThat(after.sources()).isEqualTo(before.sources());
      assertThat(after.summary()).isEqualTo(before.summary());
      assertThat(after.revision()).isEqualTo(2);
    }
  }

  @Test
  void operationStartsWithAKnownOperator() throws IOException {
    String id = proposals.register(SampleServices.all().get(0), "planner-1").id();
    StartOperationForm start =
        new StartOperationForm(
            proposals, new OneOperator(), Sentences.of("committee", "maintenance", "proposal"));
    TaskContext task =
        new TaskContext(
            "t", "start-operation", id, "planner-1", "planner-1", Map.of("entity", "city"));
    assertThat(start.view(task, Locale.KOREAN)).containsEntry("entityName", "지방자치단체 직영");
    assertThat(refused(start, task, Map.of("operator", "planner-1", "operatingSince", "soon")))
        .containsExactlyInAnyOrder("operator", "operatingSince");
    assertThat(
            start.submit(
                task,
                new Submission(Map.of("operator", "operator-1", "operatingSince", "2026-12-01"))))
        .containsOnly(Map.entry("operator", "operator-1"));
    assertThat(proposals.registerService(id).entity()).isEqualTo("city");
  }

  /** What a form file asks for is what its Java side takes. */
  @Test
  void formFilesAndFieldsAgree() throws IOException {
    agree("propose-service", propose.fields(), Set.of("document"));
    agree("complete-proposal", complete.fields(), Set.of());
    agree("revise-proposal", new ReviseProposalForm(proposals, null).fields(), Set.of());
    agree("start-operation", Set.of("operatingSince", "operator"), Set.of());
  }

  private static void agree(String form, Set<String> fields, Set<String> byProgram)
      throws IOException {
    Set<String> keys = new TreeSet<>(byProgram);
    JsonNode file = new ObjectMapper().readTree(Path.of("forms", form + ".form").toFile());
    file.findValuesAsText("key").forEach(keys::add);
    assertThat(keys).isEqualTo(new TreeSet<>(fields));
  }

  private static Map<String, Object> least() {
    Map<String, Object> fields = new HashMap<>();
    fields.put("nameEn", "Quiet bus");
    fields.put("city", "Seoul");
    fields.put("kind", "public");
    fields.put("field", "transport");
    fields.put("constructionCost", null);
    fields.put("otherBodies", "MOLIT\n\n Gu office ");
    fields.put("funding_central", 12.5);
    fields.put("funding_central_note", "2027 grant");
    fields.put("canvas_value_proposition", "quiet | a survey");
    return fields;
  }

  private static TaskContext task(String id) {
    return new TaskContext("t", "complete-proposal", id, "planner-1", "planner-1", Map.of());
  }

  private static List<String> refused(TaskForm form, TaskContext task, Map<String, Object> fields) {
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class, () -> form.submit(task, new Submission(new HashMap<>(fields))));
    return refusal.problems().stream().map(Problem::field).toList();
  }

  private static final class OneOperator implements Members {
    @Override
    public List<Member> all() {
      return List.of();
    }

    @Override
    public List<Member> in(String group) {
      return group.equals("operators") ? List.of(new Member("operator-1", "Kim")) : List.of();
    }

    @Override
    public Optional<Member> find(String id) {
      return Optional.empty();
    }
  }
}
