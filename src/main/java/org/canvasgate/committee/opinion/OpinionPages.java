package org.canvasgate.committee.opinion;

import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes a minority opinion from the page of a case; whether it may be given, {@link Opinions}. */
@Controller
class OpinionPages {
  private final Opinions opinions;

  OpinionPages(Opinions opinions) {
    this.opinions = opinions;
  }

  @PostMapping("/proposals/{id}/opinions")
  String give(
      @PathVariable String id, @RequestParam(required = false) String opinion, Principal user) {
    opinions.give(id, user.getName(), opinion);
    return "redirect:/proposals/{id}";
  }
}
