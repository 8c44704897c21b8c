package org.canvasgate.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.NoSuchElementException;
import org.canvasgate.form.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProposalsTest {
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

  private Proposals proposals;
  private List<ProposalDraft> samples;

  @BeforeEach
  void emptyDatabase() throws IOException {
    // Half past midnight in Korea is still the day before in Greenwich.
    Clock clock = Clock.fixed(Instant.parse("2026-11-22T15:30:00Z"), KOREA);
    proposals = new Proposals(ProposalTables.create(), clock);
    samples = SampleServices.all();
  }

  @Test
  void whatIsRegisteredIsReadAgain() {
    for (ProposalDraft draft : samples) {
      Proposal registered = proposals.register(draft, "planner-1");
      assertThat(proposals.get(draft.id())).isEqualTo(registered);
    }
    assertThat(proposals.all(0, 100)).hasSize(16);
    assertThat(proposals.all(10, 100)).hasSize(6);
    assertThat(proposals.ofPlanner("planner-1", 0, 3)).hasSize(3);
    assertThat(proposals.ofPlanner("planner-2", 0, 3)).isEmpty();
    assertThat(proposals.among(List.of("toronto-quayside", "nobody"))).hasSize(1);
  }

  @Test
  void anIdIsMadeOfCityAndNameAndNeverTwice() {
    ProposalDraft draft = SampleServices.withId(samples.get(0), null);
    assertThat(proposals.register(draft, "p").id())
        .isEqualTo("incheon-i-mod-app-hailed-demand-responsive-bus-yeongjong");
    assertThat(proposals.register(draft, "p").id()).endsWith("-yeongjong-2");
    ProposalDraft asked = SampleServices.withId(samples.get(0), "bus");
    proposals.register(asked, "p");
    assertThatThrownBy(() -> proposals.register(asked, "p"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("proposal.id-taken");
  }

  @Test
  void anIdIsMadeEvenOfANameWithoutLatinLetters() {
    assertThat(Proposals.slug("인천 버스")).isEmpty();
    assertThat(Proposals.slug("Zürich – Düsseldorf!")).isEqualTo("zurich-dusseldorf");
    assertThat(Proposals.slug("a".repeat(100))).hasSize(60);
  }

  @Test
  void everyRevisionStays() {
    Proposal first = proposals.register(samples.get(0), "planner-1");
    Proposal second =
        proposals.revise(first.id(), samples.get(1), Revision.Step.COMPLETE, null, "planner-1");
    proposals.revise(first.id(), samples.get(2), Revision.Step.REVISE, "a new canvas", "planner-1");
    assertThat(proposals.at(first.id(), 1)).contains(first);
    assertThat(proposals.at(first.id(), 2)).contains(second);
    assertThat(proposals.get(first.id()).canvas()).isEqualTo(samples.get(2).canvas());
    assertThat(proposals.get(first.id()).revision()).isEqualTo(3);
    assertThat(proposals.completions(first.id())).isEqualTo(1);
    assertThat(proposals.revisions(first.id()))
        .extracting(Revision::changeNote)
        .containsExactly(null, null, "a new canvas");
    assertThat(proposals.all(0, 1).get(0).nameEn()).isEqualTo(samples.get(2).nameEn());
  }

  @Test
  void aClosedCaseIsNotRevised() {
    Proposal first = proposals.register(samples.get(0), "planner-1");
    proposals.status(first.id(), Status.REJECTED);
    assertThatThrownBy(
            () ->
                proposals.revise(
                    first.id(), samples.get(1), Revision.Step.REVISE, "late", "planner-1"))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> proposals.status(first.id(), "lost"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDocumentedOutcomeIsSilentWhileTheCaseIsOpen() {
    String id = proposals.register(samples.get(0), "planner-1").id();
    assertThat(proposals.documentedOutcome(id)).isEmpty();
    proposals.status(id, Status.RETIRED);
    assertThat(proposals.documentedOutcome(id)).map(Outcome::status).contains("ended");
  }

  @Test
  void aServiceEntersTheRegisterOnceItIsRegistered() {
    String id = proposals.register(samples.get(0), "planner-1").id();
    LocalDate since = LocalDate.of(2026, 12, 1);
    assertThatThrownBy(() -> proposals.registerService(id))
        .isInstanceOf(NoSuchElementException.class);
    proposals.announceOperation(id, "city", "operator-1", since);
    assertThat(proposals.service(id)).isEmpty();
    ServiceEntry entry = proposals.registerService(id);
    assertThat(proposals.registerService(id)).isEqualTo(entry);
    assertThat(proposals.get(id).status()).isEqualTo(Status.OPERATING);
    assertThat(proposals.ofOperator("operator-1", 0, 9)).hasSize(1);
    proposals.announceOperation(id, "city", "operator-2", since);
    assertThat(proposals.service(id)).map(ServiceEntry::operator).contains("operator-1");
    proposals.changeOperator(id, "operator-2");
    proposals.status(id, Status.RETIRED);
    proposals.serviceOutcome(id, "Replaced by fixed routes.");
    assertThat(proposals.service(id))
        .contains(
            new ServiceEntry(
                id,
                "city",
                "operator-2",
                since,
                LocalDate.of(2026, 11, 23),
                "Replaced by fixed routes."));
  }

  @Test
  void whatNobodyKnowsIsNotFound() {
    assertThat(proposals.find("nobody")).isEmpty();
    assertThatThrownBy(() -> proposals.get("nobody")).isInstanceOf(NoSuchElementException.class);
  }
}
