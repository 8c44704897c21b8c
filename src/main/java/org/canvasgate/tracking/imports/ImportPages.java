package org.canvasgate.tracking.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Completeness;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.proposal.CompletenessCheck;
import org.canvasgate.proposal.Intake;
import org.canvasgate.proposal.ProposalDraft;
import org.canvasgate.proposal.ProposalFile;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.proposal.sheet.ProposalWorkbook;
import org.canvasgate.tracking.Access;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * One page for every kind of file that holds proposals: the spreadsheet, JSON and YAML. A file is
 * checked first, as often as its planner likes, and taken in as a whole or not at all.
 */
@Controller
class ImportPages {
  private static final String PAGE = "imports/import";

  private final Intake intake;
  private final Proposals proposals;
  private final CompletenessCheck completeness;
  private final ProposalWorkbook workbook;
  private final Access access;

  ImportPages(
      Intake intake,
      Proposals proposals,
      CompletenessCheck completeness,
      ProposalWorkbook workbook,
      Access access) {
    this.intake = intake;
    this.proposals = proposals;
    this.completeness = completeness;
    this.workbook = workbook;
    this.access = access;
  }

  /**
   * A problem of a file as it is listed.
   *
   * @param place sheet and cell, or path in the document; empty for the whole
   */
  public record Mistake(String place, Problem problem) {}

  /**
   * A proposal of a file that was only checked.
   *
   * @param missing blocks that the check at intake would ask for
   * @param orphans how many costs and revenues hang in the air
   */
  public record Checked(ProposalDraft draft, List<Block> missing, int orphans) {}

  @ModelAttribute
  void reader(Principal user, Model model) {
    model.addAttribute("reader", access.reader(user.getName()));
  }

  @GetMapping("/proposals/import")
  String importing(Model model) {
    model.addAttribute("dryRun", true);
    return PAGE;
  }

  @GetMapping("/proposals/import/template.xlsx")
  ResponseEntity<byte[]> template() {
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"canvasgate-proposal.xlsx\"")
        .contentType(MediaType.parseMediaType(ProposalWorkbook.MEDIA_TYPE))
        .body(workbook.template());
  }

  @PostMapping("/proposals/import")
  String imported(
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "false") boolean dryRun,
      Principal user,
      Model model,
      HttpServletResponse response)
      throws IOException {
    model.addAttribute("dryRun", dryRun);
    model.addAttribute("filename", file.getOriginalFilename());
    try {
      if (file.getSize() > ProposalFile.MOST_BYTES)
        throw new Refusal("proposal.file-too-large", file.getSize(), ProposalFile.MOST_BYTES);
      take(file.getBytes(), file.getOriginalFilename(), dryRun, user.getName(), model);
    } catch (RuntimeException failed) {
      Refusal refusal = Refusal.in(failed).orElseThrow(() -> failed);
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute(
          "mistakes", refusal.problems().stream().map(p -> new Mistake(p.field(), p)).toList());
    }
    return PAGE;
  }

  private void take(byte[] bytes, String filename, boolean dryRun, String planner, Model model) {
    if (dryRun)
      model.addAttribute(
          "drafts", intake.check(bytes, filename).stream().map(this::checked).toList());
    else model.addAttribute("loaded", proposals.among(intake.load(bytes, filename, planner)));
  }

  private Checked checked(ProposalDraft draft) {
    Completeness found = completeness.of(draft.kind(), draft.canvas());
    return new Checked(draft, List.copyOf(found.missing()), found.orphans().size());
  }
}
