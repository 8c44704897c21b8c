package org.canvasgate.record.letter;

import java.security.Principal;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A letter for the programs of the person it was written to. */
@RestController
class LetterApi {
  private final OwnLetterPages pages;

  LetterApi(OwnLetterPages pages) {
    this.pages = pages;
  }

  @GetMapping(
      path = "/api/v1/letters/{id:\\d+}/{language:ko|en}.pdf",
      produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> letterPaper(
      @PathVariable long id, @PathVariable String language, Principal user) {
    return pages.pdf(id, language, user);
  }
}
