package org.canvasgate.record.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How messages leave, beside Spring's own {@code spring.mail.*}.
 *
 * @param from the sender's address; without it nothing is sent
 * @param fromName how the sender is shown; may be missing
 * @param site where the application is reached from outside, for links; without it messages carry
 *     none
 */
@ConfigurationProperties("canvasgate.mail")
public record MailSettings(String from, String fromName, String site) {

  /** The part of the sender's address behind the at sign. */
  String domain() {
    return from.substring(from.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
  }

  /** Whether there is an address to send from. */
  boolean hasSender() {
    return from != null && from.matches("[^@\\s]+@[^@\\s]+");
  }
}
