package org.canvasgate.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What a browser may load and run on our pages: what comes from here, and nothing written into the
 * page itself. Styles within the page are allowed where a viewer or an editor of bpmn.io draws, and
 * on the page of a case, which shows the panels that Tasklist shows; scripts nowhere.
 */
final class PagePolicy implements HeaderWriter {
  private static final String HEADER = "Content-Security-Policy";
  private static final String POLICY =
      "default-src 'self'; img-src 'self' data:; style-src 'self'%s; object-src 'none'; "
          + "base-uri 'self'; form-action 'self'%s; frame-ancestors 'self'";
  private static final RequestMatcher[] STYLED =
      Address.of("/proposals/**", "/processes/*", "/library/**", "/changes/**");

  private final String strict;
  private final String styled;

  /**
   * @param signOut where else than here a form may lead; empty for nowhere
   */
  PagePolicy(String signOut) {
    String elsewhere = signOut.isEmpty() ? "" : " " + signOut;
    this.strict = POLICY.formatted("", elsewhere);
    this.styled = POLICY.formatted(" 'unsafe-inline'", elsewhere);
  }

  @Override
  public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
    if (response.containsHeader(HEADER)) return;
    boolean drawn = Arrays.stream(STYLED).anyMatch(page -> page.matches(request));
    response.setHeader(HEADER, drawn ? styled : strict);
  }
}
