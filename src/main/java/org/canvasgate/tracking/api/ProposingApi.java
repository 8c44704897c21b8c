package org.canvasgate.tracking.api;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.canvasgate.proposal.Intake;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.proposal.ProposalDraft;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.tracking.Access;
import org.canvasgate.tracking.Withdrawals;
import org.canvasgate.tracking.api.Faults.Kind;
import org.canvasgate.tracking.api.Faults.Raised;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What planners do: propose and withdraw. */
@ApiRoot
class ProposingApi {
  private final Intake intake;
  private final Proposals proposals;
  private final Withdrawals withdrawals;
  private final CaseFile cases;
  private final Access access;
  private final Map<String, Object> schema;

  ProposingApi(
      Intake intake,
      Proposals proposals,
      Withdrawals withdrawals,
      CaseFile cases,
      Access access,
      ObjectMapper json)
      throws IOException {
    this.intake = intake;
    this.proposals = proposals;
    this.withdrawals = withdrawals;
    this.cases = cases;
    this.access = access;
    try (InputStream file = new ClassPathResource("schema/proposal.schema.json").getInputStream()) {
      this.schema = json.readValue(file, new TypeReference<Map<String, Object>>() {});
    }
  }

  /** What was taken in, or would be. */
  record Taken(boolean dryRun, List<TakenProposal> proposals) {}

  /** A proposal that was taken in; without an id in a dry run where none was given. */
  record TakenProposal(@Nullable String id, String nameEn, @Nullable String nameKo) {}

  /** Why a proposal is withdrawn. */
  record Withdrawal(String reason) {}

  @PostMapping(path = "/proposals", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Taken> propose(
      @RequestBody byte[] document,
      @RequestParam(defaultValue = "false") boolean dryRun,
      Principal user) {
    if (!access.reader(user.getName()).plans()) throw new Raised(Kind.NOT_ALLOWED);
    if (dryRun)
      return ResponseEntity.ok(
          new Taken(
              true,
              intake.check(document, "proposals.json").stream().map(ProposingApi::draft).toList()));
    List<String> ids = intake.load(document, "proposals.json", user.getName());
    Taken taken =
        new Taken(false, ids.stream().map(proposals::get).map(ProposingApi::taken).toList());
    return ids.size() == 1
        ? ResponseEntity.created(URI.create(ApiRoot.PATH + "/proposals/" + ids.get(0))).body(taken)
        : ResponseEntity.status(HttpStatus.CREATED).body(taken);
  }

  private static TakenProposal draft(ProposalDraft draft) {
    return new TakenProposal(draft.id(), draft.nameEn(), draft.nameKo());
  }

  private static TakenProposal taken(Proposal proposal) {
    return new TakenProposal(proposal.id(), proposal.nameEn(), proposal.nameKo());
  }

  @PostMapping(path = "/proposals/{id}/withdrawal", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(@PathVariable String id, @RequestBody Withdrawal withdrawal, Principal user) {
    withdrawals.withdraw(cases.open(id, user).proposal(), user.getName(), withdrawal.reason());
  }

  @GetMapping("/schemas/proposal.json")
  Map<String, Object> proposalSchema() {
    return schema;
  }
}
