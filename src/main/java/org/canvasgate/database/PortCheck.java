package org.canvasgate.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * A taken port is said at once: it costs a second, not the time it takes to start a database and an
 * engine.
 */
final class PortCheck
    implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (context instanceof ServletWebServerApplicationContext) {
      requireFreePort(context.getEnvironment());
    }
  }

  private static void requireFreePort(Environment environment) {
    int port = environment.getProperty("server.port", Integer.class, 8080);
    if (port <= 0) {
      return;
    }
    var address = environment.getProperty("server.address", InetAddress.class);
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
    } catch (IOException e) {
      throw new PortInUseException(port, e);
    }
  }

  /** Last, so that properties added by other initializers, those of tests among them, count. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
