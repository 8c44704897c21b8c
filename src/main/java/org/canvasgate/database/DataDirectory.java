package org.canvasgate.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory that the embedded PostgreSQL lives in: its data, its programs, its log. One run of
 * the application at a time owns it, by a lock that the operating system gives up with the process,
 * however that ends.
 */
final class DataDirectory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);
  private static final int STOP_SECONDS = 20;
  private static final long LOG_BYTES = 5_000_000;

  private final Path directory;
  private final FileChannel lockFile;

  private DataDirectory(Path directory, FileChannel lockFile) {
    this.directory = directory;
    this.lockFile = lockFile;
  }

  /** Takes the directory, made where it is missing; refuses one that another run holds. */
  static DataDirectory open(Path given) {
    var directory = given.toAbsolutePath().normalize();
    try {
      Files.createDirectories(directory);
      keepToOwner(directory);
      var channel =
          FileChannel.open(
              directory.resolve("lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        var holder = text(channel);
        channel.close();
        throw new StartRefused("start.directory.held", null, directory, holder);
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes()), 0);
      return new DataDirectory(directory, channel);
    } catch (IOException e) {
      throw new StartRefused("start.directory.unusable", e, directory);
    }
  }

  /** The votes, and the programs that serve them, are nobody else's on this machine. */
  private static void keepToOwner(Path directory) throws IOException {
    if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Locks a byte far behind the text, so that the holder's number stays readable on Windows. */
  private static FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(Long.MAX_VALUE - 1, 1, false);
    } catch (OverlappingFileLockException heldInThisProcess) {
      return null;
    }
  }

  private static String text(FileChannel channel) throws IOException {
    var bytes = ByteBuffer.allocate(32);
    int length = channel.read(bytes, 0);
    return length <= 0 ? "?" : new String(bytes.array(), 0, length).strip();
  }

  Path path() {
    return directory;
  }

  Path cluster() {
    return directory.resolve("cluster");
  }

  Path programs() {
    return directory.resolve("programs");
  }

  Path secret() {
    return directory.resolve("secret");
  }

  /** What PostgreSQL says; the file before it is kept once it has grown. */
  Path log() throws IOException {
    var log = directory.resolve("server.log");
    if (Files.exists(log) && Files.size(log) > LOG_BYTES) {
      Files.move(log, directory.resolve("server.log.old"), StandardCopyOption.REPLACE_EXISTING);
    }
    return log;
  }

  /** True until the first server on these data has started and been found durable. */
  boolean isNew() {
    return !Files.exists(ready());
  }

  void markReady() throws IOException {
    if (isNew()) {
      Files.createFile(ready());
    }
  }

  private Path ready() {
    return directory.resolve("ready");
  }

  /**
   * Puts in order what a run that did not end by itself has left behind: data whose creation was
   * broken off (put aside, never deleted), a server that outlived its application (stopped), the
   * note of a server whose process number now belongs to something else (removed).
   */
  void tidy() throws IOException {
    if (isNew() && Files.exists(cluster())) {
      var aside = directory.resolve("cluster-unfinished-" + System.currentTimeMillis());
      stopFormerServer();
      Files.move(cluster(), aside);
      LOG.info(StartText.both("start.directory.unfinished", aside));
    } else {
      stopFormerServer();
    }
  }

  private void stopFormerServer() throws IOException {
    var note = cluster().resolve("postmaster.pid");
    var former = noted(note).flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
    if (former.isEmpty()) {
      return; // PostgreSQL itself finds a note stale when its process is gone
    }
    var process = former.get();
    var program = process.info().command().map(Path::of);
    if (program.isPresent() && isOurs(program.get())) {
      LOG.info(StartText.both("start.directory.former"));
      stop(process);
    } else if (program.isPresent() && isPostgres(program.get())) {
      throw new StartRefused("start.directory.held", null, directory, Long.toString(process.pid()));
    } else {
      Files.delete(note);
    }
  }

  /** Where the programs were unpacked; they may lie elsewhere when this process did it before. */
  private boolean isOurs(Path program) throws IOException {
    return Files.exists(programs()) && program.startsWith(programs().toRealPath());
  }

  private static boolean isPostgres(Path program) {
    return program.getFileName() != null && program.getFileName().toString().startsWith("postgres");
  }

  /** The server that runs on these data, if one does. */
  Optional<ProcessHandle> server() throws IOException {
    return noted(cluster().resolve("postmaster.pid"))
        .flatMap(ProcessHandle::of)
        .filter(ProcessHandle::isAlive);
  }

  private static Optional<Long> noted(Path note) throws IOException {
    if (!Files.exists(note)) {
      return Optional.empty();
    }
    return Files.readAllLines(note).stream()
        .findFirst()
        .map(String::strip)
        .filter(line -> line.matches("\\d+"))
        .map(Long::valueOf);
  }

  /** Politely first: a server without clients ends at once and needs no recovery afterwards. */
  private void stop(ProcessHandle process) throws IOException {
    process.destroy();
    try {
      process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException stubborn) {
      process.destroyForcibly();
      process.onExit().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a former server was stopping", e);
    } catch (ExecutionException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
