package org.canvasgate.engine;

import org.canvasgate.database.Trouble;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Remembers, while a request is served, what the database could not do. */
final class DatabaseAway {
  /** The request attribute that tells {@link DatabaseAwayFilter} what to answer. */
  static final String ATTRIBUTE = DatabaseAway.class.getName();

  private DatabaseAway() {}

  /** Notes it for the answer: what stands between may make another failure of it. */
  static void note(Trouble trouble) {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request != null) request.setAttribute(ATTRIBUTE, trouble, RequestAttributes.SCOPE_REQUEST);
  }
}
