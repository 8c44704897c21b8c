package org.canvasgate.tracking.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import org.canvasgate.database.Trouble;
import org.canvasgate.database.Troubles;
import org.canvasgate.form.Refusal;
import org.canvasgate.tracking.api.Faults.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Whatever goes wrong under the interface's address becomes a fault, also where no part of it was
 * reached. Asked before the pages' own resolvers.
 */
@Component
class FaultResolver implements HandlerExceptionResolver, Ordered {
  private static final Logger LOG = LoggerFactory.getLogger(FaultResolver.class);

  /** Refusals that tell of a step somebody else has taken meanwhile. */
  private static final Set<String> OVERTAKEN =
      Set.of("form.task-gone", "form.already-handed-in", "form.case-already-begun");

  /** Seconds after which it is worth asking again. */
  private static final String RETRY = "10";

  private final Faults faults;
  private final Troubles troubles;

  FaultResolver(Faults faults, Troubles troubles) {
    this.faults = faults;
    this.troubles = troubles;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public ModelAndView resolveException(
      HttpServletRequest request, HttpServletResponse response, Object handler, Exception failed) {
    if (!request.getRequestURI().startsWith(ApiRoot.PATH + "/")) return null;
    try {
      Refusal refusal = cause(failed, Refusal.class);
      if (refusal != null) faults.write(request, response, kind(refusal, request), refusal);
      else {
        Optional<Trouble> trouble = troubles.in(failed);
        Kind kind = trouble.isPresent() ? Kind.UNAVAILABLE : kind(failed);
        if (kind == Kind.UNAVAILABLE) response.setHeader(HttpHeaders.RETRY_AFTER, RETRY);
        if (failed instanceof HttpRequestMethodNotSupportedException method
            && method.getSupportedHttpMethods() != null)
          response.setHeader(
              HttpHeaders.ALLOW,
              String.join(
                  ", ", method.getSupportedHttpMethods().stream().map(Object::toString).toList()));
        // The route, for the address itself may name a person.
        if (kind == Kind.FAILED)
          LOG.error(
              "{} {} failed",
              request.getMethod(),
              request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE),
              failed);
        if (trouble.isPresent()) faults.write(request, response, kind, trouble.get().text());
        else faults.write(request, response, kind);
      }
      return new ModelAndView();
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  /** Who may not even look is told so; only what was sent can be refused. */
  private static Kind kind(Refusal refusal, HttpServletRequest request) {
    if (refusal.problems().stream().anyMatch(problem -> OVERTAKEN.contains(problem.key())))
      return Kind.CHANGED;
    return request.getMethod().equals("GET") ? Kind.NOT_ALLOWED : Kind.REFUSED;
  }

  private static Kind kind(Exception failed) {
    if (failed instanceof Faults.Raised raised) return raised.kind();
    if (failed instanceof NoResourceFoundException) return Kind.NOT_FOUND;
    if (failed instanceof HttpRequestMethodNotSupportedException) return Kind.METHOD;
    if (failed instanceof HttpMediaTypeNotSupportedException) return Kind.MEDIA_TYPE;
    if (failed instanceof HttpMediaTypeNotAcceptableException) return Kind.NOT_ACCEPTABLE;
    if (failed instanceof MaxUploadSizeExceededException) return Kind.TOO_LARGE;
    if (failed instanceof HttpMessageNotReadableException
        || failed instanceof MethodArgumentTypeMismatchException
        || failed instanceof ServletRequestBindingException
        || failed instanceof MissingServletRequestPartException
        || failed instanceof MultipartException) return Kind.UNREADABLE;
    if (failed instanceof ResponseStatusException status)
      for (Kind kind : Kind.values()) if (kind.status().equals(status.getStatusCode())) return kind;
    return Kind.FAILED;
  }

  private static <T> T cause(Throwable failed, Class<T> type) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause())
      if (type.isInstance(cause)) return type.cast(cause);
    return null;
  }
}
