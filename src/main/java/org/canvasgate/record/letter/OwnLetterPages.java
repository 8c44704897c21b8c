package org.canvasgate.record.letter;

import java.security.Principal;
import org.canvasgate.record.letter.Letter.State;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** An approved letter for the person it was written to, beside the e-mail. */
@Controller
class OwnLetterPages {
  private final Letters letters;
  private final LetterDesk desk;

  OwnLetterPages(Letters letters, LetterDesk desk) {
    this.letters = letters;
    this.desk = desk;
  }

  /** What somebody may not see is not told from what there is not. */
  @GetMapping("/my-letters/{id:\\d+}/{language:ko|en}.pdf")
  ResponseEntity<byte[]> pdf(@PathVariable long id, @PathVariable String language, Principal user) {
    Letter letter =
        letters
            .find(id)
            .filter(each -> each.state() == State.APPROVED)
            .filter(each -> each.recipient().equals(user.getName()))
            .orElseThrow(LetterPages::unknown);
    return LetterPages.paper(desk.pdf(letter, LetterPages.language(language)), id, language);
  }
}
