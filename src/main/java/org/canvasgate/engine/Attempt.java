package org.canvasgate.engine;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.canvasgate.form.HandedIn;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What the sender calls the attempt to start a case. A task can be answered once, whatever the
 * sender says; of two proposals nobody could tell whether the second was meant. So the sender gives
 * the attempt a name in the header {@value #HEADER}, and the same one when it is sent again.
 */
final class Attempt {
  static final String HEADER = "Idempotency-Key";

  /** How many cases the request has begun: a file may bring several in one attempt. */
  private static final String BEGUN = Attempt.class.getName();

  private Attempt() {}

  /** The place of what is being handed in with this request; empty where it has no name. */
  static Optional<String> place() {
    if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request))
      return Optional.empty();
    String name = request.getRequest().getHeader(HEADER);
    if (name == null || name.isBlank()) return Optional.empty();
    return Optional.of(HandedIn.START + sum(name.strip() + "#" + next(request.getRequest())));
  }

  /** How many cases this request has begun so far; null outside of requests. */
  static Object begun() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    return request == null ? null : request.getAttribute(BEGUN, RequestAttributes.SCOPE_REQUEST);
  }

  /** What was begun since then was rolled back and is begun again. */
  static void again(Object begun) {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request == null) return;
    if (begun == null) request.removeAttribute(BEGUN, RequestAttributes.SCOPE_REQUEST);
    else request.setAttribute(BEGUN, begun, RequestAttributes.SCOPE_REQUEST);
  }

  private static int next(HttpServletRequest request) {
    int next = request.getAttribute(BEGUN) instanceof Integer begun ? begun + 1 : 1;
    request.setAttribute(BEGUN, next);
    return next;
  }

  private static String sum(String name) {
    return DigestUtils.sha256Hex(name);
  }
}
