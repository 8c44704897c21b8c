package org.canvasgate.database;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;

/**
 * Backup and restore from the command line: {@code --backup=FILE} writes everything that the
 * database holds into one file, while people work or not; {@code --restore=FILE} brings it back
 * into an empty database. Both take the database that the application would start on, and tell how
 * long they took in English and Korean.
 */
public final class BackupCommand {
  private static final String BACKUP = "--backup=";
  private static final String RESTORE = "--restore=";

  private BackupCommand() {}

  /** Whether the command line asks for a backup or a restore. */
  public static boolean asked(String[] args) {
    return file(args, BACKUP).isPresent() || file(args, RESTORE).isPresent();
  }

  /**
   * Makes or restores a backup.
   *
   * @param verification what is run on the restored database; its exit code becomes this one's
   * @return the exit code: 0 when it is done, 1 when it was restored but does not verify, 2 when it
   *     was refused and nothing was changed
   */
  public static int run(String[] args, IntSupplier verification) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      Optional<Path> wanted = file(args, BACKUP);
      if (wanted.isPresent()) {
        backup(args, wanted.get(), out);
        return 0;
      }
      restore(args, file(args, RESTORE).orElseThrow(), out);
    } catch (StartRefused refused) {
      out.println(refused.getMessage());
      return 2;
    }
    long begun = System.nanoTime();
    int code = verification.getAsInt();
    out.println(
        StartText.both(
            code == 0 ? "restore.verified" : "restore.not-verified", seconds(since(begun))));
    return code;
  }

  private static void backup(String[] args, Path file, PrintStream out) {
    long begun = System.nanoTime();
    Backup.requireFree(file);
    try (var database = DatabaseAccess.toRead(settings(args))) {
      BackupFile.Written written = Backup.write(database.connection(), file);
      out.println(
          StartText.both(
              "backup.done",
              file.toAbsolutePath(),
              written.tables(),
              written.rows(),
              megabytes(written.bytes()),
              seconds(since(begun))));
      out.println("SHA-256 " + written.sha256());
      note(database, written, out);
    }
  }

  /** The file is whole by now: what prevents the trace takes nothing from it. */
  private static void note(DatabaseAccess database, BackupFile.Written written, PrintStream out) {
    try {
      Backups.note(database.connection(), written);
    } catch (DataAccessException prevented) {
      out.println(
          StartText.both("backup.not-noted", prevented.getMostSpecificCause().getMessage()));
    }
  }

  private static void restore(String[] args, Path file, PrintStream out) {
    long begun = System.nanoTime();
    try (var backup = BackupFile.open(file)) {
      Restore.requireKnown(backup.manifest());
      backup.verify();
      try (var database = DatabaseAccess.toFill(settings(args))) {
        Restore.into(database.connection(), backup);
      }
      out.println(
          StartText.both(
              "restore.done",
              backup.manifest().takenAt(),
              backup.manifest().tables().size(),
              backup.manifest().rows(),
              seconds(since(begun))));
    }
  }

  /** Only the settings, from wherever the application itself would take them. */
  private static Environment settings(String[] args) {
    try (var context =
        new SpringApplicationBuilder(Nothing.class).web(WebApplicationType.NONE).run(args)) {
      return context.getEnvironment();
    }
  }

  /** An application without parts. */
  static final class Nothing {}

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
  }

  private static Optional<Path> file(String[] args, String name) {
    return Arrays.stream(args)
        .filter(arg -> arg.startsWith(name) && arg.length() > name.length())
        .map(arg -> Path.of(arg.substring(name.length())))
        .findFirst();
  }
}
