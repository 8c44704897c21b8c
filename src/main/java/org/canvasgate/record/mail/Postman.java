package org.canvasgate.record.mail;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.canvasgate.committee.Addresses;
import org.canvasgate.committee.Rules;
import org.canvasgate.record.mail.Courier.Delivery;
import org.canvasgate.record.mail.Mail.Attachment;
import org.springframework.stereotype.Component;

/** Empties the outbox: takes a message, speaks with the mail server, notes what came of it. */
@Component
public class Postman {
  /** So many in one round, so that the next notices are worked out in between. */
  private static final int MOST_IN_A_ROUND = 200;

  private final Outbox outbox;
  private final Courier courier;
  private final Attachments attachments;
  private final Addresses addresses;
  private final Rules rules;
  private final MailSettings settings;

  Postman(
      Outbox outbox,
      Courier courier,
      Attachments attachments,
      Addresses addresses,
      Rules rules,
      MailSettings settings) {
    this.outbox = outbox;
    this.courier = courier;
    this.attachments = attachments;
    this.addresses = addresses;
    this.rules = rules;
    this.settings = settings;
  }

  /**
   * Sends what is due; does nothing where there is no mail server.
   *
   * @return how many messages the server took
   */
  public int round() {
    if (!courier.configured()) return 0;
    outbox.findLost();
    outbox.repeatNotices();
    int sent = 0;
    for (int n = 0; n < MOST_IN_A_ROUND; n++) {
      String claim = UUID.randomUUID().toString();
      Optional<Mail> mail = outbox.take(claim, settings.domain());
      if (mail.isEmpty()) break;
      if (send(mail.get(), claim)) sent++;
    }
    return sent;
  }

  private boolean send(Mail mail, String claim) {
    Optional<String> address = addresses.email(mail.person());
    if (address.isEmpty()) {
      retry(mail, claim, new Delivery(Courier.End.LATER, "mail.problem.no-address", null), null);
      return false;
    }
    String to = address.get();
    List<Attachment> files = mail.letterId() == null ? List.of() : attachments.of(mail.letterId());
    Delivery delivery = courier.deliver(mail, to, files);
    switch (delivery.end()) {
      case TAKEN -> outbox.sent(mail, claim, to);
      case LATER -> retry(mail, claim, delivery, to);
      case REFUSED -> outbox.refused(mail, claim, delivery.problem(), delivery.detail(), to);
      case UNSURE -> outbox.unsure(mail, claim, delivery.detail(), to);
    }
    return delivery.end() == Courier.End.TAKEN;
  }

  /** After each attempt that failed for certain the table says how long to wait, or to give up. */
  private void retry(Mail mail, String claim, Delivery delivery, String to) {
    Map<String, Object> rule = rules.one("mail-retries", Map.of("attempts", mail.attempts()));
    if (rule.get("waitMinutes") instanceof Number minutes)
      outbox.later(
          mail,
          claim,
          Duration.ofMinutes(minutes.longValue()),
          delivery.problem(),
          delivery.detail(),
          to);
    else outbox.refused(mail, claim, delivery.problem(), delivery.detail(), to);
  }
}
