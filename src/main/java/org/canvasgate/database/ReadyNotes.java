package org.canvasgate.database;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says, once everything is ready, where to go and what the rooms want said. */
@Component
@ConditionalOnProperty(name = "canvasgate.notes", matchIfMissing = true)
class ReadyNotes {
  private static final Logger LOG = LoggerFactory.getLogger(ReadyNotes.class);

  private final ObjectProvider<StartNotes> notes;

  ReadyNotes(ObjectProvider<StartNotes> notes) {
    this.notes = notes;
  }

  /** Last, so that whoever prepares samples when the application is ready has finished. */
  @EventListener
  @Order(Ordered.LOWEST_PRECEDENCE)
  void say(ApplicationReadyEvent ready) {
    if (ready.getApplicationContext() instanceof WebServerApplicationContext web
        && web.getWebServer() != null) {
      LOG.info(String.join(System.lineSeparator(), lines(address(web))));
    }
  }

  private static String address(WebServerApplicationContext web) {
    var environment = ((org.springframework.context.ApplicationContext) web).getEnvironment();
    var scheme = environment.containsProperty("server.ssl.key-store") ? "https" : "http";
    var path = environment.getProperty("server.servlet.context-path", "");
    return scheme + "://localhost:" + web.getWebServer().getPort() + path;
  }

  List<String> lines(String address) {
    var lines = new ArrayList<String>();
    lines.add("");
    lines.addAll(StartText.each("start.ready"));
    lines.add(place(address + "/", "start.ready.home"));
    lines.add(place(address + "/camunda/app/tasklist/", "start.ready.tasklist"));
    lines.add(place(address + "/camunda/app/cockpit/", "start.ready.cockpit"));
    notes
        .orderedStream()
        .flatMap(note -> note.lines().stream())
        .map("  "::concat)
        .forEach(lines::add);
    lines.addAll(StartText.each("start.ready.stop"));
    return lines;
  }

  private static String place(String address, String key) {
    return "  " + address + "  " + String.join(" · ", StartText.each(key));
  }
}
