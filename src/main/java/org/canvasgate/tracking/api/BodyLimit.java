package org.canvasgate.tracking.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.canvasgate.engine.CountedBody;
import org.canvasgate.tracking.api.Faults.Kind;
import org.canvasgate.tracking.api.Faults.Raised;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What comes as JSON is read into memory as a whole, before anybody looks at it: it ends here at a
 * few megabytes. Documents are written to a file and have limits of their own.
 */
final class BodyLimit extends OncePerRequestFilter {
  /** Four times what a file of proposals may have. */
  static final long MOST_BYTES = 4L * 1024 * 1024;

  private final Faults faults;

  BodyLimit(Faults faults) {
    this.faults = faults;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String type = request.getContentType();
    if (type != null && type.startsWith(MediaType.APPLICATION_OCTET_STREAM_VALUE))
      chain.doFilter(request, response);
    else if (request.getContentLengthLong() > MOST_BYTES)
      faults.write(request, response, Kind.TOO_LARGE);
    else
      chain.doFilter(
          new CountedBody(request, MOST_BYTES, () -> new Raised(Kind.TOO_LARGE)), response);
  }
}
