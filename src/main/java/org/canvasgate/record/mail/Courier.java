package org.canvasgate.record.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.canvasgate.record.mail.Mail.Attachment;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Holds the conversation with the mail server, one message at a time, and says how it ended. */
@Component
public class Courier {
  private static final int PERMANENT = 500;

  private final ObjectProvider<JavaMailSenderImpl> server;
  private final MailSettings settings;
  private final Clock clock;

  Courier(ObjectProvider<JavaMailSenderImpl> server, MailSettings settings, Clock clock) {
    this.server = server;
    this.settings = settings;
    this.clock = clock;
  }

  /** How a conversation ended. */
  enum End {
    /** The server took the message. */
    TAKEN,
    /** The server did not take it, and may do so later. */
    LATER,
    /** The server did not take it and will not. */
    REFUSED,
    /** The message was given in full, and no answer came. */
    UNSURE
  }

  /**
   * A conversation's end.
   *
   * @param problem message key of what went wrong; null where nothing did
   * @param detail what the server or the connection said; null where nothing was said
   */
  record Delivery(End end, String problem, String detail) {}

  /** Whether there is a mail server and a sender's address. */
  public boolean configured() {
    return server.getIfAvailable() != null && settings.hasSender();
  }

  /** Message key of what is missing for messages to leave; null where nothing is. */
  public String missing() {
    if (server.getIfAvailable() == null) return "mail.no-server";
    return settings.hasSender() ? null : "mail.no-sender";
  }

  /** Gives a message to the mail server. */
  Delivery deliver(Mail mail, String to, List<Attachment> attachments) {
    JavaMailSenderImpl server = this.server.getObject();
    Session session = server.getSession();
    String protocol = server.getProtocol() == null ? "smtp" : server.getProtocol();
    MimeMessage message;
    try {
      message = message(session, mail, to, attachments);
    } catch (MessagingException | UnsupportedEncodingException unusable) {
      return new Delivery(End.REFUSED, "mail.problem.address", unusable.getMessage());
    }
    TrackedTransport line = new TrackedTransport(session, protocol);
    try {
      line.connect(
          server.getHost(), server.getPort(), blank(server.getUsername()), server.getPassword());
      line.sendMessage(message, new Address[] {new InternetAddress(to)});
      return new Delivery(End.TAKEN, null, null);
    } catch (MessagingException failed) {
      return end(failed, line.complete());
    } finally {
      hangUp(line);
    }
  }

  private static String blank(String user) {
    return user == null || user.isBlank() ? null : user;
  }

  private static void hangUp(TrackedTransport line) {
    try {
      line.close();
    } catch (MessagingException gone) {
      // the conversation's end is known already
    }
  }

  private static Delivery end(MessagingException failed, boolean complete) {
    String detail = detail(failed);
    int code = code(failed);
    if (code >= PERMANENT) return new Delivery(End.REFUSED, "mail.problem.refused", detail);
    if (code > 0) return new Delivery(End.LATER, "mail.problem.not-now", detail);
    if (complete) return new Delivery(End.UNSURE, "mail.problem.no-answer", detail);
    if (failed instanceof AuthenticationFailedException)
      return new Delivery(End.LATER, "mail.problem.sign-in", detail);
    return new Delivery(End.LATER, "mail.problem.unreachable", detail);
  }

  /** What the server answered; below 1 where it was a broken line and no answer. */
  private static int code(MessagingException failed) {
    for (Exception cause = failed; cause != null; cause = next(cause)) {
      if (cause instanceof SMTPAddressFailedException address) return address.getReturnCode();
      if (cause instanceof SMTPSendFailedException sending && sending.getReturnCode() > 0)
        return sending.getReturnCode();
    }
    return 0;
  }

  private static Exception next(Exception cause) {
    return cause instanceof MessagingException messaging ? messaging.getNextException() : null;
  }

  private static String detail(MessagingException failed) {
    StringBuilder said = new StringBuilder();
    for (Exception cause = failed; cause != null; cause = next(cause))
      if (cause.getMessage() != null
          && !(cause instanceof SendFailedException && next(cause) != null))
        said.append(said.isEmpty() ? "" : " – ").append(cause.getMessage().strip());
    return said.length() > 500 ? said.substring(0, 500) : said.toString();
  }

  private MimeMessage message(Session session, Mail mail, String to, List<Attachment> attachments)
      throws MessagingException, UnsupportedEncodingException {
    var message =
        new MimeMessage(session) {
          /** The message keeps its id at every attempt; the library would make a new one. */
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", mail.messageId());
          }
        };
    message.setFrom(new InternetAddress(settings.from(), settings.fromName(), "UTF-8"));
    message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(to, true));
    // A line break in a name would begin a header of its own.
    message.setSubject(
        mail.subject().replaceAll("\\p{Cntrl}+", " "), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Auto-Submitted", "auto-generated"); // no absence notes in answer
    if (attachments.isEmpty()) message.setText(mail.body(), StandardCharsets.UTF_8.name());
    else message.setContent(parts(mail, attachments));
    message.saveChanges();
    return message;
  }

  private static MimeMultipart parts(Mail mail, List<Attachment> attachments)
      throws MessagingException {
    var parts = new MimeMultipart();
    var text = new MimeBodyPart();
    text.setText(mail.body(), StandardCharsets.UTF_8.name());
    parts.addBodyPart(text);
    for (Attachment attachment : attachments) {
      var file = new MimeBodyPart();
      file.setDataHandler(
          new DataHandler(new ByteArrayDataSource(attachment.content(), "application/pdf")));
      file.setFileName(attachment.name());
      parts.addBodyPart(file);
    }
    return parts;
  }
}
