package org.canvasgate.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.canvasgate.identity.provider.ProviderDoor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** The sign-in page and the choice of language. */
@Controller
class SignInPages {
  private final LocaleResolver languages;

  private final ObjectProvider<ProviderDoor> providers;

  SignInPages(LocaleResolver languages, ObjectProvider<ProviderDoor> providers) {
    this.languages = languages;
    this.providers = providers;
  }

  @GetMapping(WebSecurity.SIGN_IN)
  String signIn(@RequestParam(defaultValue = "") String wait, Model page) {
    if (wait.matches("\\d{1,4}")) page.addAttribute("seconds", Integer.parseInt(wait));
    providers.ifAvailable(provider -> page.addAttribute("provider", provider));
    return "identity/sign-in";
  }

  /** Keeps the chosen language in a cookie and goes back to a page of this application. */
  @PostMapping("/language")
  String language(
      @RequestParam String lang,
      @RequestParam(defaultValue = WebSecurity.SIGN_IN) String back,
      HttpServletRequest request,
      HttpServletResponse response) {
    languages.setLocale(request, response, "ko".equals(lang) ? Locale.KOREAN : Locale.ENGLISH);
    return "redirect:" + (isHere(back) ? back : WebSecurity.SIGN_IN);
  }

  /**
   * A path on this server, without steps up and empty steps: an address elsewhere would make this
   * page a springboard. What is asked of a page may follow.
   */
  private static boolean isHere(String back) {
    return back.matches("((/[A-Za-z0-9][A-Za-z0-9_.-]*)+/?|/)(\\?[A-Za-z0-9%&=+._*-]*)?");
  }
}
