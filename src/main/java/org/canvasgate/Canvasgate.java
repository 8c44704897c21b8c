package org.canvasgate;

import java.io.IOException;
import java.util.TimeZone;
import org.canvasgate.database.BackupCommand;
import org.canvasgate.record.RecordCommand;
import org.canvasgate.sample.RehearsalCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the application: one Spring Boot process with Camunda's engine inside it. */
@SpringBootApplication
public class Canvasgate {
  /**
   * The engine writes its dates as hours of the day without a zone. Every node on a database has to
   * read them alike, wherever it stands, and Korea's clocks are not put forward in summer.
   */
  private static final String ZONE = "Asia/Seoul";

  public static void main(String[] args) throws IOException {
    TimeZone.setDefault(TimeZone.getTimeZone(ZONE));
    if (RehearsalCommand.asked(args)) {
      System.exit(RehearsalCommand.run(Canvasgate.class, args));
    }
    if (BackupCommand.asked(args)) {
      System.exit(BackupCommand.run(args, () -> RecordCommand.run(Canvasgate.class, args)));
    }
    if (RecordCommand.asked(args)) {
      System.exit(RecordCommand.run(Canvasgate.class, args));
    }
    SpringApplication.run(Canvasgate.class, args);
  }
}
