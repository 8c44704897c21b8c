package org.canvasgate.engine;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives the scripts of Tasklist's, Cockpit's and Admin's page the word that the page's own header
 * lets through. Camunda keeps that word in one place for everybody: of two requests at once the
 * page of one names the other's word, the browser runs none of its scripts, and the page stays
 * empty.
 */
final class NonceFilter extends AnswersKept {
  private static final Pattern ALLOWED = Pattern.compile("'nonce-([\\w+/=-]+)'");
  private static final Pattern NAMED = Pattern.compile("\\bnonce=\"[^\"]*\"");

  /** The page itself is asked for with a slash at the end; what it loads is not. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().endsWith("/");
  }

  @Override
  void look(HttpServletRequest request, ContentCachingResponseWrapper answer) throws IOException {
    String policy = answer.getHeader("Content-Security-Policy");
    Matcher allowed = ALLOWED.matcher(policy == null ? "" : policy);
    if (!allowed.find()) return;
    // each byte stands for itself, whatever the page is written in
    String page = new String(answer.getContentAsByteArray(), StandardCharsets.ISO_8859_1);
    String named = NAMED.matcher(page).replaceAll("nonce=\"" + allowed.group(1) + "\"");
    if (named.equals(page)) return;
    answer.resetBuffer();
    answer.getOutputStream().write(named.getBytes(StandardCharsets.ISO_8859_1));
  }
}
