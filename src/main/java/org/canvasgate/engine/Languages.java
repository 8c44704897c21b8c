package org.canvasgate.engine;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * The reader's language, one rule for pages, forms and Tasklist: the cookie {@code lang} (ko or en)
 * where somebody has chosen, else what the browser asks for, else English.
 */
public final class Languages implements LocaleResolver {
  public static final String COOKIE = "lang";

  public static boolean isKorean(Locale locale) {
    return Locale.KOREAN.getLanguage().equals(locale.getLanguage());
  }

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    Cookie chosen = WebUtils.getCookie(request, COOKIE);
    if (chosen != null) {
      if ("ko".equals(chosen.getValue())) return Locale.KOREAN;
      if ("en".equals(chosen.getValue())) return Locale.ENGLISH;
    }
    return isKorean(request.getLocale()) ? Locale.KOREAN : Locale.ENGLISH;
  }

  @Override
  public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
    var cookie = new Cookie(COOKIE, locale != null && isKorean(locale) ? "ko" : "en");
    cookie.setPath("/");
    cookie.setMaxAge(365 * 24 * 3600);
    cookie.setAttribute("SameSite", "Lax");
    cookie.setSecure(request.isSecure());
    response.addCookie(cookie);
  }
}
