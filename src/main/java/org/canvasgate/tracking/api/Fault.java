package org.canvasgate.tracking.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.springframework.lang.Nullable;

/**
 * Why a request was not answered, as RFC 9457 writes it.
 *
 * @param type address of the kind of fault, explained on the page about the interface
 * @param title the kind of fault in the reader's language
 * @param status the HTTP status
 * @param detail what is wrong and how to mend it, in the reader's language
 * @param instance the address that was asked for
 * @param problems each thing wrong with what was sent; empty unless the status is 422
 */
record Fault(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    List<FaultProblem> problems) {

  /**
   * One thing wrong with what was sent.
   *
   * @param field the field or path concerned; null for the whole
   * @param code stays the same in every language
   * @param detail what is wrong and how to mend it, in the reader's language
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record FaultProblem(@Nullable String field, String code, String detail) {}
}
