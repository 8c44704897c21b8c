package org.canvasgate.incident;

/** What became of a step that was tried again. */
public enum Outcome {
  /** It was carried out, and the case goes on. */
  WENT_ON("went-on"),
  /** It failed again; the case stands where it stood. */
  FAILED("failed"),
  /** Nothing was left to try: somebody else was faster, or the case has moved on. */
  GONE("gone"),
  /** It takes longer than a page waits; its end is seen on the page. */
  UNDER_WAY("under-way"),
  /** The case was ended instead. */
  ENDED("ended");

  private final String word;

  Outcome(String word) {
    this.word = word;
  }

  /** As it is stored, and in message keys. */
  public String word() {
    return word;
  }
}
