package org.canvasgate.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.canvasgate.form.Refusal;
import org.canvasgate.identity.factor.SecondFactors;
import org.canvasgate.identity.provider.ProviderDoor;
import org.canvasgate.identity.signin.OpenSessions;
import org.canvasgate.identity.signin.SignedInSessions;
import org.canvasgate.identity.signin.Standing;
import org.canvasgate.identity.signin.Standings;
import org.canvasgate.identity.signin.TooManyTries;
import org.canvasgate.identity.signin.Tries;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where people see where they are signed in and end it, and administrators do so for others. */
@Controller
class SignInsPages {
  private static final String PERSON = "/sign-ins/people/{id}";

  private final OpenSessions open;
  private final SignedInSessions sessions;
  private final Standings standings;
  private final SecondFactors factors;
  private final Tries tries;
  private final ObjectProvider<ProviderDoor> providers;

  SignInsPages(
      OpenSessions open,
      SignedInSessions sessions,
      Standings standings,
      SecondFactors factors,
      Tries tries,
      ObjectProvider<ProviderDoor> providers) {
    this.open = open;
    this.sessions = sessions;
    this.standings = standings;
    this.factors = factors;
    this.tries = tries;
    this.providers = providers;
  }

  @GetMapping("/sign-ins")
  String mine(HttpServletRequest request, Authentication user, Model page) {
    show(user.getName(), request, page);
    page.addAttribute("administers", Role.groups(user).contains(Role.ADMINISTRATORS.key()));
    return "identity/sign-ins";
  }

  private Standing show(String user, HttpServletRequest request, Model page) {
    Standing standing = known(user);
    HttpSession session = request.getSession(false);
    page.addAttribute("standing", standing);
    page.addAttribute("sessions", open.of(user));
    page.addAttribute("here", session == null ? "" : session.getId());
    page.addAttribute("recoveryCodes", standing.factor() ? factors.left(user) : 0);
    return standing;
  }

  @PostMapping("/sign-ins/end")
  String endMine(HttpServletRequest request, Authentication user) {
    open.end(user.getName());
    HttpSession session = request.getSession(false);
    if (session != null) session.invalidate();
    return "redirect:" + WebSecurity.SIGN_IN + "?out";
  }

  /** Another telephone: the one in use says so by a code, and goes. */
  @PostMapping("/sign-ins/factor")
  String anotherTelephone(@RequestParam String code, Authentication user) {
    try {
      Tries.Try counted = tries.beginFactor(user.getName());
      if (!factors.shown(user.getName(), code)) throw new Refusal("identity.code.wrong");
      counted.succeeded();
    } catch (TooManyTries wait) {
      throw new Refusal("identity.code.wait", wait.left().toMinutes() + 1);
    }
    factors.reset(user.getName());
    return "redirect:" + SecondStep.ENROL;
  }

  @GetMapping("/sign-ins/people")
  String find(@RequestParam(defaultValue = "") String id) {
    known(id.strip());
    return "redirect:/sign-ins/people/" + id.strip();
  }

  @GetMapping(PERSON)
  String somebodys(
      @PathVariable String id, HttpServletRequest request, Authentication user, Model page) {
    show(id, request, page);
    page.addAttribute("oneself", id.equals(user.getName()));
    providers.ifAvailable(provider -> page.addAttribute("provider", provider));
    return "identity/sign-ins-of";
  }

  @PostMapping(PERSON + "/end")
  String end(@PathVariable String id, RedirectAttributes next) {
    open.end(known(id).user());
    return back(id, "ended", next);
  }

  /** After a lost telephone: the next sign-in takes in a new one. */
  @PostMapping(PERSON + "/factor")
  String reset(@PathVariable String id, Authentication user, RedirectAttributes next) {
    another(id, user);
    factors.reset(id);
    open.end(id);
    return back(id, "reset", next);
  }

  @PostMapping(PERSON + "/close")
  String close(@PathVariable String id, Authentication user, RedirectAttributes next) {
    another(id, user);
    standings.close(id, user.getName());
    open.end(id);
    return back(id, "closed", next);
  }

  @PostMapping(PERSON + "/open")
  String open(@PathVariable String id, RedirectAttributes next) {
    standings.open(known(id).user());
    return back(id, "opened", next);
  }

  /** Announces that somebody signs in at the provider from now on. */
  @PostMapping(PERSON + "/elsewhere")
  String elsewhere(@PathVariable String id, Authentication user, RedirectAttributes next) {
    another(id, user);
    if (providers.getIfAvailable() == null) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    standings.announce(id);
    return back(id, "elsewhere", next);
  }

  @PostMapping(PERSON + "/here")
  String here(@PathVariable String id, Authentication user, RedirectAttributes next) {
    another(id, user);
    standings.keepHere(id);
    return back(id, "here", next);
  }

  /** What could shut out whoever does it is done by another administrator. */
  private void another(String id, Authentication user) {
    known(id);
    if (id.equals(user.getName())) throw new Refusal("identity.sign-ins.not-oneself");
  }

  private static String back(String id, String done, RedirectAttributes next) {
    next.addFlashAttribute("done", done);
    return "redirect:/sign-ins/people/" + id;
  }

  private Standing known(String user) {
    return standings.of(user).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @Configuration(proxyBeanMethods = false)
  static class Rights {
    @Bean
    @Order(1)
    PageRight signInsOfOthers() {
      return PageRight.only("/sign-ins/people/**", Role.ADMINISTRATORS);
    }

    @Bean
    @Order(2)
    PageRight signIns() {
      return PageRight.signedIn("/sign-ins/**");
    }

    @Bean
    @Order(97)
    PageLink signInsLink() {
      return new PageLink("/sign-ins", "identity.sign-ins.title", List.of(), PageLink.Group.MINE);
    }
  }
}
