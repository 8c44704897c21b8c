package org.canvasgate.record.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * An SMTP conversation that knows whether the message's last line has been given to the server.
 * Before that the server cannot have taken the message; afterwards only its answer tells.
 */
final class TrackedTransport extends SMTPTransport {
  private boolean complete;

  /**
   * @param protocol smtp, or smtps for TLS from the first byte
   */
  TrackedTransport(Session session, String protocol) {
    super(session, null, protocol, protocol.equals("smtps"));
  }

  @Override
  protected void finishData() throws IOException, MessagingException {
    complete = true;
    super.finishData();
  }

  /** Whether the server may have taken the message although no answer came. */
  boolean complete() {
    return complete;
  }
}
