package org.canvasgate.engine.load;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.MediaType;

/**
 * What Tomcat itself answers where a request is so malformed, or its address or header so long,
 * that it reaches no page: a sentence in both languages, since whose it is cannot be read, and
 * nothing about the server. What else reaches no page is told so.
 */
public final class PlainErrors extends ErrorReportValve {
  private static final int FIRST_ERROR = 400;

  /** Malformed, address too long, header too long, a version of HTTP that is none. */
  private static final Set<Integer> UNREADABLE = Set.of(400, 414, 431, 505);

  @Override
  protected void report(Request request, Response response, Throwable failed) {
    if (response.getStatus() < FIRST_ERROR
        || response.getContentWritten() > 0
        || !response.setErrorReported()) return;
    try {
      response.setContentType(MediaType.TEXT_HTML_VALUE);
      response.setCharacterEncoding(StandardCharsets.UTF_8.name());
      Writer out = response.getReporter();
      if (out == null) return;
      String text =
          "<p>%s</p><p lang=\"ko\">%s</p>"
              .formatted(
                  sentence(response.getStatus(), Locale.ROOT),
                  sentence(response.getStatus(), Locale.KOREAN));
      out.write(PlainAnswers.page("en", "Canvasgate", text));
      response.finishResponse();
    } catch (IOException gone) {
      // Whoever sent it does not wait for an answer.
    }
  }

  private static String sentence(int status, Locale language) {
    return ResourceBundle.getBundle("messages/load", language)
        .getString(UNREADABLE.contains(status) ? "load.unreadable" : "load.unanswered");
  }
}
