package org.canvasgate.tracking.exports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.proposal.sheet.ProposalWorkbook;
import org.canvasgate.tracking.Access;
import org.canvasgate.tracking.board.BoardQuery;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The files that people take with them, each with what its reader may see at this moment. */
@Controller
class ExportPages {
  private static final int BUFFER = 1 << 16;

  private final Access access;
  private final BoardTable board;
  private final ProposalWorkbook workbook;
  private final MessageSource messages;
  private final Clock clock;

  ExportPages(
      Access access,
      BoardTable board,
      ProposalWorkbook workbook,
      MessageSource messages,
      Clock clock) {
    this.access = access;
    this.board = board;
    this.workbook = workbook;
    this.messages = messages;
    this.clock = clock;
  }

  /** A view of the board, with the question in the address as the board has it. */
  @GetMapping("/exports/board.{ending}")
  void board(
      @PathVariable String ending,
      Principal user,
      Locale locale,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Format format = Format.of(ending).orElseThrow(ExportPages::notFound);
    response.setContentType(format.mediaType());
    response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        attachment("canvasgate-board-" + LocalDate.now(clock) + "." + ending));
    String name = messages.getMessage("exports.board", null, locale);
    var out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
    try (TableFile file = format.open(name, board.columns(locale), out)) {
      board.write(
          access.reader(user.getName()),
          BoardQuery.of(request.getParameterMap()),
          locale,
          format != Format.JSON,
          file);
    }
    out.flush();
  }

  /** A proposal as the template that planners fill in. */
  @GetMapping("/proposals/{id}/proposal.xlsx")
  ResponseEntity<byte[]> proposal(@PathVariable String id, Principal user) {
    Proposal proposal = found(id, user);
    return file(
        id + ".xlsx",
        MediaType.parseMediaType(ProposalWorkbook.MEDIA_TYPE),
        workbook.of(proposal.draft()));
  }

  private Proposal found(String id, Principal user) {
    return access.find(access.reader(user.getName()), id).orElseThrow(ExportPages::notFound);
  }

  private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
        .cacheControl(CacheControl.noStore())
        .contentType(type)
        .body(content);
  }

  private static String attachment(String name) {
    return ContentDisposition.attachment()
        .filename(name, StandardCharsets.US_ASCII)
        .build()
        .toString();
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
