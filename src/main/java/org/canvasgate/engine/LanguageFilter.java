package org.canvasgate.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
    LocaleContextHolder.setLocale(languages.resolveLocale(request));
    try {
      chain.doFilter(request, response);
    } finally {
      LocaleContextHolder.resetLocaleContext();
    }
  }
}
