package org.canvasgate.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Sets the reader's language for requests that do not pass through Spring MVC, such as Tasklist's.
 */
final class LanguageFilter extends OncePerRequestFilter {
  private final LocaleResolver languages;

  LanguageFilter(LocaleResolver languages) {
    this.languages = languages;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Locale language = languages.resolveLocale(request);
    LocaleContextHolder.setLocale(language);
    try {
      chain.doFilter(new Asking(request, language), response);
    } finally {
      LocaleContextHolder.resetLocaleContext();
    }
  }

  /** The REST servlets' own context filter asks the request again, and must get the same answer. */
  private static final class Asking extends HttpServletRequestWrapper {
    private final Locale language;

    Asking(HttpServletRequest request, Locale language) {
      super(request);
      this.language = language;
    }

    @Override
    public Locale getLocale() {
      return language;
    }

    @Override
    public Enumeration<Locale> getLocales() {
      return Collections.enumeration(List.of(language));
    }
  }
}
