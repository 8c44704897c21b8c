package org.canvasgate.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.canvasgate.testing.process.DurableDatabase;

/**
 * A disk that is little enough to be filled. Where this user may mount one it takes the whole
 * database. Where not, one that is there already takes a table and what is stored for a moment: in
 * a container or under systemd the kernel keeps some small ones in memory.
 */
final class SmallDisk implements AutoCloseable {
  private static final long MEGABYTE = 1024 * 1024;
  private static final String SIZE = "420m";

  /** Less has no room for a table, and more is somebody's memory. */
  private static final long LEAST = 3 * MEGABYTE;

  private static final long MOST = 512 * MEGABYTE;

  private final Path place;
  private final List<String> unmount;

  private SmallDisk(Path place, List<String> unmount) {
    this.place = place;
    this.unmount = unmount;
  }

  /**
   * Finds one.
   *
   * @param directory an empty one, where a disk may be mounted
   * @throws IllegalStateException where there is none, and none can be had
   */
  static SmallDisk at(Path directory) throws IOException {
    String where = directory.toString();
    String options = "mode=1777,size=" + SIZE;
    for (List<String> root : List.of(List.<String>of(), List.of("sudo", "-n")))
      if (ran(with(root, "mount", "-t", "tmpfs", "-o", options, "tmpfs", where)))
        return new SmallDisk(directory, with(root, "umount", "-l", where));
    Path there =
        smallOnes()
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "A full disk needs a small one: this user may not mount one, and no tmpfs"
                            + " of 3 to 512 MB can be written to. Run the tests as somebody who"
                            + " may mount, or in a container, whose /dev/shm is small."));
    return new SmallDisk(Files.createTempDirectory(there, "canvasgate-"), List.of());
  }

  private static Stream<Path> smallOnes() throws IOException {
    return Files.readAllLines(Path.of("/proc/mounts")).stream()
        .map(line -> line.split(" "))
        .filter(mount -> mount[2].equals("tmpfs"))
        .map(mount -> Path.of(mount[1]))
        .filter(Files::isWritable)
        .filter(path -> size(path) <= MOST && room(path) >= LEAST)
        .sorted(Comparator.comparingLong(SmallDisk::size));
  }

  private static long size(Path path) {
    try {
      return Files.getFileStore(path).getTotalSpace();
    } catch (IOException unreadable) {
      return Long.MAX_VALUE;
    }
  }

  private static long room(Path path) {
    try {
      return Files.getFileStore(path).getUsableSpace();
    } catch (IOException unreadable) {
      return 0;
    }
  }

  /** Where the database is to lie: on this disk, or else in the other directory. */
  Path database(Path elsewhere) {
    return (unmount.isEmpty() ? elsewhere : place).resolve("database");
  }

  /** Lets a table lie on this disk, with what the server stores for a moment. */
  void takes(String table, DurableDatabase database) throws IOException, SQLException {
    if (!unmount.isEmpty()) return;
    Path tables = Files.createDirectory(place.resolve("tables"));
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create tablespace small location '" + tables + "'");
      statement.execute("alter table " + table + " set tablespace small");
      statement.execute("alter system set temp_tablespaces = 'small'");
      statement.execute("select pg_reload_conf()");
    }
  }

  Path ballast() {
    return place.resolve("ballast");
  }

  /** Leaves no room. */
  void fill() throws IOException {
    try (var out = Files.newOutputStream(ballast())) {
      byte[] some = new byte[(int) MEGABYTE];
      for (long n = 0; n <= MOST; n += MEGABYTE) out.write(some);
      throw new IllegalStateException("the disk is larger than was asked for");
    } catch (IOException full) {
      if (room(place) >= MEGABYTE) throw full;
    }
  }

  /** After the database was closed. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(ballast());
    if (unmount.isEmpty()) {
      try (Stream<Path> all = Files.walk(place)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
      }
    } else ran(unmount);
  }

  private static List<String> with(List<String> root, String... command) {
    return Stream.concat(root.stream(), Stream.of(command)).toList();
  }

  private static boolean ran(List<String> command) throws IOException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchCommand) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }
}
