package org.canvasgate.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.canvasgate.identity.factor.SecondFactors;
import org.canvasgate.identity.signin.PageDetails;
import org.canvasgate.identity.signin.PasswordSignIn;
import org.canvasgate.identity.signin.SignedInSessions;
import org.canvasgate.identity.signin.SignedInSessions.Step;
import org.canvasgate.identity.signin.TooManyTries;
import org.canvasgate.identity.signin.Tries;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The second step of a sign-in: a code of the telephone, and how a telephone is taken in. */
@Controller
class SecondStep {
  static final String CODE = "/sign-in/code";
  static final String ENROL = "/sign-in/factor";

  private final SignedInSessions sessions;
  private final SecondFactors factors;
  private final Tries tries;
  private final PasswordSignIn passwords;
  private final ApplicationEventPublisher events;

  SecondStep(
      SignedInSessions sessions,
      SecondFactors factors,
      Tries tries,
      PasswordSignIn passwords,
      ApplicationEventPublisher events) {
    this.events = events;
    this.sessions = sessions;
    this.factors = factors;
    this.tries = tries;
    this.passwords = passwords;
  }

  @GetMapping(CODE)
  String code(HttpServletRequest request) {
    return sessions.step(request) == Step.CODE ? "identity/code" : "redirect:/";
  }

  @PostMapping(CODE)
  String show(
      @RequestParam String code,
      HttpServletRequest request,
      HttpServletResponse response,
      Model page) {
    if (sessions.step(request) != Step.CODE) return "redirect:/";
    String user = sessions.whose(request).orElseThrow();
    if (!right(user, code, page)) return "identity/code";
    sessions.factorShown(request);
    return "redirect:" + asked(request, response);
  }

  /** Whether a code is right; the page is told why not. */
  private boolean right(String user, String code, Model page) {
    try {
      Tries.Try counted = tries.beginFactor(user);
      if (factors.shown(user, code)) {
        counted.succeeded();
        return true;
      }
      page.addAttribute("wrong", true);
      refused(user, new BadCredentialsException("wrong code"));
    } catch (TooManyTries wait) {
      page.addAttribute("wait", wait.left().toSeconds());
      refused(user, wait);
    }
    return false;
  }

  /** Whoever keeps the trail of sign-ins hears of it as of a wrong password. */
  private void refused(String user, AuthenticationException why) {
    events.publishEvent(
        new AuthenticationFailureBadCredentialsEvent(
            UsernamePasswordAuthenticationToken.unauthenticated(user, ""), why));
  }

  /** For those who must have one, before they come in; and for those who are in and want one. */
  @GetMapping(ENROL)
  String enrol(HttpServletRequest request, HttpServletResponse response, Model page) {
    Step step = sessions.step(request);
    if (step != Step.ENROL && !wants(request, step)) return "redirect:/";
    return offer(request, response, page, step);
  }

  private boolean wants(HttpServletRequest request, Step step) {
    return step == Step.INSIDE && !sessions.hasFactor(request);
  }

  private String offer(
      HttpServletRequest request, HttpServletResponse response, Model page, Step step) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    page.addAttribute("offer", factors.offer(sessions.whose(request).orElseThrow()));
    page.addAttribute("asksPassword", step == Step.INSIDE);
    return "identity/enrol";
  }

  @PostMapping(ENROL)
  String confirm(
      @RequestParam String code,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request,
      HttpServletResponse response,
      Model page) {
    Step step = sessions.step(request);
    if (step != Step.ENROL && !wants(request, step)) return "redirect:/";
    String user = sessions.whose(request).orElseThrow();
    Optional<List<String>> codes = Optional.empty();
    try {
      // whoever finds a browser open could otherwise shut its owner out
      if (step == Step.INSIDE) prove(user, password, request);
      Tries.Try counted = tries.beginFactor(user);
      codes = factors.confirm(user, code);
      if (codes.isPresent()) counted.succeeded();
      else page.addAttribute("wrong", true);
    } catch (TooManyTries wait) {
      page.addAttribute("wait", wait.left().toSeconds());
    } catch (AuthenticationException wrongPassword) {
      page.addAttribute("wrongPassword", true);
    }
    if (codes.isEmpty()) return offer(request, response, page, step);
    sessions.factorShown(request);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    page.addAttribute("codes", codes.get());
    page.addAttribute("next", asked(request, response));
    return "identity/recovery";
  }

  private void prove(String user, String password, HttpServletRequest request) {
    var shown = UsernamePasswordAuthenticationToken.unauthenticated(user, password);
    shown.setDetails(new PageDetails(request));
    passwords.authenticate(shown);
  }

  /** The page that was asked for before the sign-in, else the home page. */
  private static String asked(HttpServletRequest request, HttpServletResponse response) {
    SavedRequest saved = new HttpSessionRequestCache().getRequest(request, response);
    return saved == null ? "/" : saved.getRedirectUrl();
  }
}
