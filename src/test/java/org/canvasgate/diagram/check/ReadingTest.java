package org.canvasgate.diagram.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.junit.jupiter.api.Test;

/** Reading a file reaches for nothing else. */
class ReadingTest {

  @Test
  void aSchemaThatAFileNamesIsNotFetched() throws IOException {
    var asked = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    try {
      String address = "http://localhost:" + server.getAddress().getPort() + "/other.xsd";
      for (ModelKind kind : new ModelKind[] {ModelKind.PROCESS, ModelKind.TABLE}) {
        String key = kind == ModelKind.PROCESS ? "objection" : "quorum";
        String content =
            OwnFiles.file(kind, key)
                .content()
                .replaceFirst(
                    "<([\\w:]*)definitions ",
                    "<$1definitions xmlns:look=\"http://www.w3.org/2001/XMLSchema-instance\""
                        + " look:schemaLocation='urn:other %s' ".formatted(address));
        assertThat(content).contains(address);
        assertThat(Reading.problems(new ModelFile(kind, key, content))).isEmpty();
      }
      assertThat(asked).hasValue(0);
    } finally {
      server.stop(0);
    }
  }
}
