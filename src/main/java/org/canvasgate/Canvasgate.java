package org.canvasgate;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the application: one Spring Boot process with Camunda's engine inside it. */
@SpringBootApplication
public class Canvasgate {
  public static void main(String[] args) {
    SpringApplication.run(Canvasgate.class, args);
  }
}
