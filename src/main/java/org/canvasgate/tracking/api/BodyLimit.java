package org.canvasgate.tracking.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
    else chain.doFilter(new Limited(request), response);
  }

  /** A body whose length nobody announced is counted while it is read. */
  private static final class Limited extends HttpServletRequestWrapper {
    private ServletInputStream counted;

    Limited(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (counted == null) counted = new Counted(super.getInputStream());
      return counted;
    }
  }

  private static final class Counted extends ServletInputStream {
    private final ServletInputStream in;
    private long taken;

    Counted(ServletInputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      int next = in.read();
      if (next >= 0) take(1);
      return next;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = in.read(into, from, length);
      if (read > 0) take(read);
      return read;
    }

    private void take(int bytes) {
      taken += bytes;
      if (taken > MOST_BYTES) throw new Raised(Kind.TOO_LARGE);
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }
  }
}
