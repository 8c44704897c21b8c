package org.canvasgate.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.identity.PageRight;
import org.canvasgate.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where an administrator lets somebody leave, having seen what goes and what stays. */
@Controller
class LeavingPages {
  private final Departures departures;

  LeavingPages(Departures departures) {
    this.departures = departures;
  }

  @GetMapping("/people/{id}/leave")
  String prospect(@PathVariable String id, Principal user, Model page) {
    return show(id, user.getName(), page);
  }

  private String show(String id, String by, Model page) {
    Departures.Prospect prospect = departures.prospect(id, by);
    if (prospect == null) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    page.addAttribute("prospect", prospect);
    return "privacy/leave";
  }

  /** The user name is typed once more: there is no way back. */
  @PostMapping("/people/{id}/leave")
  String leave(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String again,
      Principal user,
      Model page,
      RedirectAttributes next,
      HttpServletResponse response) {
    try {
      if (!again.strip().equals(id)) throw new Refusal("privacy.refused.again", id);
      next.addFlashAttribute("pseudonym", departures.leave(id, user.getName()));
      return "redirect:/first-steps#people";
    } catch (Refusal refusal) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      List<Problem> problems = refusal.problems();
      page.addAttribute("problems", problems);
      return show(id, user.getName(), page);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Pages {
    @Bean
    PageRight leavingForAdministrators() {
      return PageRight.only("/people/*/leave", Role.ADMINISTRATORS);
    }
  }
}
