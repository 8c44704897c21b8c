package org.canvasgate.sample;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.util.FileSystemUtils;

/**
 * The rehearsal from the command line: {@code --rehearse} (the sample data) or {@code
 * --rehearse=file.json}, with {@code --service=id} and {@code --language=ko} if wanted. It runs on
 * an embedded PostgreSQL of its own, which is thrown away, and leaves the ordinary data alone.
 */
public final class RehearsalCommand {
  private static final String REHEARSE = "--rehearse";

  private RehearsalCommand() {}

  /** Whether the command line asks for a rehearsal. */
  public static boolean asked(String[] args) {
    return Arrays.stream(args).anyMatch(a -> a.equals(REHEARSE) || a.startsWith(REHEARSE + "="));
  }

  /**
   * Starts the application for the rehearsal only, rehearses and stops it.
   *
   * @return the exit code: 0 when the case came to its re-evaluation
   */
  public static int run(Class<?> application, String[] args) throws IOException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path data = Files.createTempDirectory("canvasgate-rehearsal");
    try (var context =
        new SpringApplicationBuilder(application)
            .run(
                with(
                    args,
                    "--server.port=0",
                    "--server.address=127.0.0.1",
                    "--spring.datasource.url=",
                    "--canvasgate.data-directory=" + data.resolve("postgres"),
                    "--canvasgate.samples=false",
                    "--canvasgate.notes=false",
                    "--camunda.bpm.job-execution.enabled=false"))) {
      String file = value(args, REHEARSE);
      Locale locale = language(args);
      return context
          .getBean(Rehearsal.class)
          .run(file == null ? null : Path.of(file), value(args, "--service"), locale, out);
    } finally {
      FileSystemUtils.deleteRecursively(data);
    }
  }

  /** Korean where it is asked for, else English. */
  static Locale language(String... args) {
    return "ko".equals(value(args, "--language")) ? Locale.KOREAN : Locale.ENGLISH;
  }

  private static String[] with(String[] args, String... more) {
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return all;
  }

  private static String value(String[] args, String name) {
    return Arrays.stream(args)
        .filter(arg -> arg.startsWith(name + "="))
        .map(arg -> arg.substring(name.length() + 1))
        .findFirst()
        .orElse(null);
  }
}
