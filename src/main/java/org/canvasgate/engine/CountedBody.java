package org.canvasgate.engine;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.function.Supplier;

/** A request whose body is counted while it is read: its length may not have been announced. */
public final class CountedBody extends HttpServletRequestWrapper {
  private final long most;
  private final Supplier<? extends RuntimeException> tooLarge;
  private ServletInputStream counted;

  /**
   * Counts a body.
   *
   * @param most bytes that may be read
   * @param tooLarge what is thrown at the byte after them
   */
  public CountedBody(
      HttpServletRequest request, long most, Supplier<? extends RuntimeException> tooLarge) {
    super(request);
    this.most = most;
    this.tooLarge = tooLarge;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (counted == null) counted = new Counted(super.getInputStream());
    return counted;
  }

  private final class Counted extends ServletInputStream {
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
      if (taken > most) throw tooLarge.get();
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
