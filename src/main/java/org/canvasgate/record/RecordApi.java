package org.canvasgate.record;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A decision's record for programs: the page's own file, with the page's own rights. */
@RestController
class RecordApi {
  private final RecordPages pages;

  RecordApi(RecordPages pages) {
    this.pages = pages;
  }

  /** As it was hashed, byte for byte; names are for the page alone. */
  @GetMapping(
      path = "/api/v1/records/{number:\\d+}/file",
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> recordFile(@PathVariable long number, Authentication user) {
    return pages.export(number, false, user);
  }
}
