package org.canvasgate.committee;

/**
 * One member's vote.
 *
 * @param condition what must be done first, or what is missing; null where none was asked
 * @param comment may be null
 */
public record Vote(String member, VoteValue value, String condition, String comment) {}
