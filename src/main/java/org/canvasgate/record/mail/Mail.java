package org.canvasgate.record.mail;

import java.time.Instant;

/**
 * A message to one person.
 *
 * @param letterId the letter whose papers are attached; null where it carries none
 * @param messageId how the receiving side knows it again; null before the first attempt
 * @param nextTry when it is tried next, where it is queued
 * @param problem message key of why it has not left yet, or what is not known; null otherwise
 * @param address where the last attempt went; null before the first
 */
public record Mail(
    long id,
    String key,
    String person,
    Long letterId,
    String subject,
    String body,
    String messageId,
    State state,
    int attempts,
    Instant nextTry,
    String problem,
    String address,
    Instant createdAt,
    Instant sentAt) {

  /** How far a message is. */
  public enum State {
    /** Waits for its next attempt. */
    QUEUED,
    /** Somebody is speaking with the mail server about it. */
    SENDING,
    /** The mail server took it. */
    SENT,
    /** The mail server may have taken it: its answer, or whoever heard it, was lost. */
    UNSURE,
    /** The mail server will not take it, or it was tried too often. */
    REFUSED;

    /** The word used in the table and in message keys. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * Something that happened to a message.
   *
   * @param event in kebab-case: queued, taken, sent, later, refused, unsure, again, arrived
   * @param detail what the mail server or a person said; null where nothing was said
   * @param person who decided; null where the system did it
   */
  public record Event(String event, String detail, String person, Instant at) {}

  /**
   * A file that goes with a message.
   *
   * @param name in any script
   */
  public record Attachment(String name, byte[] content) {}
}
