package org.canvasgate.engine.load;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.canvasgate.engine.CountedBody;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The outermost door. Before a session is looked up or a password is checked it decides whether
 * there is room for a request; who finds none is told at once when to come again, and what was let
 * in is served to its end. Health is asked without a turn, so that a node that is busy is not taken
 * for one that is dead.
 *
 * <p>A body ends at its limit while it is read.
 */
final class Admission extends OncePerRequestFilter {
  /** Answered from memory, or asked by whoever watches over the nodes. */
  private static final Pattern FREE =
      Pattern.compile("/actuator/.*|/assets/.*|/favicon\\.ico|/language");

  private static final Pattern SIGN_IN = Pattern.compile("/sign-(in|out).*");

  /** Files that are made for the asking, and pages that read many cases. */
  private static final Pattern HEAVY =
      Pattern.compile(
          ".*\\.(pdf|xlsx|csv|zip|ods)|(/api/[^/]+)?/(portfolio|retrospect)(/.*)?|/panel-statistics.*"
              + "|/records/(verify|\\d+/(recompute|export))|/changes/\\d+/(decisions|cases)");

  /** They bound what they read themselves, in their own words. */
  private static final Pattern BOUNDED = Pattern.compile("/api/.*|/engine-rest/.*|/camunda/.*");

  /** What a form may have is what Tomcat reads of one. */
  static final long MOST_OF_FORM = 2L * 1024 * 1024;

  static final long MOST_OF_BODY = 4L * 1024 * 1024;

  private final Turnstile ordinary;
  private final Turnstile heavy;
  private final Turnstile signIn;
  private final PlainAnswers answers;

  Admission(LoadSettings settings, PlainAnswers answers) {
    this.ordinary = new Turnstile(settings.requests(), settings.waiting(), settings.patience());
    this.heavy = new Turnstile(settings.heavy(), settings.waiting(), settings.patience());
    this.signIn = new Turnstile(settings.signIn(), settings.waiting(), settings.patience());
    this.answers = answers;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String address = request.getRequestURI();
    if (FREE.matcher(address).matches()) {
      serve(request, response, chain);
      return;
    }
    long most = most(request);
    if (request.getContentLengthLong() > most) {
      answers.write(request, response, HttpStatus.PAYLOAD_TOO_LARGE, "load.too-large", most);
      return;
    }
    Turnstile turnstile = turnstile(address);
    // Who sends a form byte by byte keeps a thread busy, and not a place that others wait for.
    if (turnstile == signIn) request.getParameterMap();
    if (!turnstile.enter()) {
      answers.busy(request, response, "load.busy");
      return;
    }
    try {
      serve(bounded(request, most), response, chain);
    } finally {
      turnstile.leave();
    }
  }

  private Turnstile turnstile(String address) {
    if (SIGN_IN.matcher(address).matches()) return signIn;
    return HEAVY.matcher(address).matches() ? heavy : ordinary;
  }

  private void serve(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (IOException | ServletException | RuntimeException failed) {
      if (response.isCommitted() || !tooLarge(failed)) throw failed;
      answers.write(
          request, response, HttpStatus.PAYLOAD_TOO_LARGE, "load.too-large", MOST_OF_BODY);
    }
  }

  /** Files come as parts of a form, written to disk up to a limit of their own. */
  private static long most(HttpServletRequest request) {
    String type = request.getContentType();
    if (BOUNDED.matcher(request.getRequestURI()).matches() || has(type, "multipart/"))
      return Long.MAX_VALUE;
    return has(type, MediaType.APPLICATION_FORM_URLENCODED_VALUE) ? MOST_OF_FORM : MOST_OF_BODY;
  }

  private static boolean has(String type, String begin) {
    return type != null && type.regionMatches(true, 0, begin, 0, begin.length());
  }

  private static HttpServletRequest bounded(HttpServletRequest request, long most) {
    return most == MOST_OF_BODY ? new CountedBody(request, most, TooLarge::new) : request;
  }

  private static boolean tooLarge(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause())
      if (cause instanceof TooLarge) return true;
    return false;
  }

  /** More was sent than may be. */
  private static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
