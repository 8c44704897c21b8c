package org.canvasgate.database;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A backup as a file: a zip with one entry a table, as PostgreSQL's COPY writes it, and at the end
 * a manifest with the number of rows and the SHA-256 of each. It is written beside its place, under
 * a name that says it is not finished, and moved there once the disk has it: what bears the name is
 * whole.
 */
final class BackupFile implements AutoCloseable {
  /** The only layout so far. */
  static final int FORMAT = 1;

  private static final String MANIFEST = "manifest.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What a backup says of itself.
   *
   * @param takenAt the moment that it shows, ISO 8601 in UTC
   * @param postgres version of the server that it was taken from
   * @param engine version of the engine's tables
   * @param migrations versions of our own tables' migrations that had run
   */
  record Manifest(
      int format,
      String takenAt,
      String postgres,
      String engine,
      List<String> migrations,
      Definitions definitions,
      List<Entry> tables) {

    long rows() {
      return tables.stream().mapToLong(Entry::rows).sum();
    }
  }

  /** One table: its rows as text, how many, how long and with what SHA-256. */
  record Entry(String name, long rows, long bytes, String sha256) {
    String path() {
      return "tables/" + name + ".copy";
    }
  }

  /**
   * What was written.
   *
   * @param takenAt as the manifest says it
   */
  record Written(String takenAt, int tables, long rows, long bytes, String sha256) {}

  // --- writing

  /** Writes the rows of a table and says how many there were. */
  @FunctionalInterface
  interface Rows {
    long into(OutputStream out) throws Exception;
  }

  /** A file on its way; closed without being finished it leaves nothing behind. */
  static final class Writer implements AutoCloseable {
    private final Path file;
    private final Path unfinished;
    private final FileChannel channel;
    private final DigestOutputStream whole;
    private final ZipOutputStream zip;
    private final List<Entry> entries = new ArrayList<>();
    private boolean finished;

    Writer(Path file) throws IOException {
      this.file = file.toAbsolutePath();
      // A name that no other backup has, which may be under way to the same place.
      this.unfinished =
          Files.createTempFile(
              this.file.getParent(), this.file.getFileName() + ".", ".unfinished", ownerOnly());
      this.channel = FileChannel.open(unfinished, StandardOpenOption.WRITE);
      this.whole =
          new DigestOutputStream(
              new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16),
              DigestUtils.getSha256Digest());
      this.zip = new ZipOutputStream(whole);
    }

    void table(String name, Rows rows) throws Exception {
      zip.putNextEntry(new ZipEntry(new Entry(name, 0, 0, "").path()));
      var counted = new Counted(zip);
      var digested = new DigestOutputStream(counted, DigestUtils.getSha256Digest());
      long number = rows.into(digested);
      zip.closeEntry();
      entries.add(new Entry(name, number, counted.bytes, hex(digested.getMessageDigest())));
    }

    List<Entry> entries() {
      return List.copyOf(entries);
    }

    Written finish(Manifest manifest) throws IOException {
      zip.putNextEntry(new ZipEntry(MANIFEST));
      zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
      zip.closeEntry();
      zip.finish();
      whole.flush();
      channel.force(true);
      long bytes = channel.size();
      channel.close();
      Backup.requireFree(file);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      keepName();
      finished = true;
      return new Written(
          manifest.takenAt(),
          entries.size(),
          manifest.rows(),
          bytes,
          hex(whole.getMessageDigest()));
    }

    /** The new name, too, has to survive a power cut. */
    private void keepName() {
      try (var directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
        directory.force(true);
      } catch (IOException notHere) {
        // Some systems do not open directories, and keep the name without it.
      }
    }

    @Override
    public void close() throws IOException {
      if (finished) return;
      channel.close();
      Files.deleteIfExists(unfinished);
    }
  }

  private static final class Counted extends FilterOutputStream {
    private long bytes;

    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int next) throws IOException {
      out.write(next);
      bytes++;
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      out.write(from, offset, length);
      bytes += length;
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  // --- reading

  private final Path file;
  private final ZipFile zip;
  private final Manifest manifest;

  private BackupFile(Path file, ZipFile zip, Manifest manifest) {
    this.file = file;
    this.zip = zip;
    this.manifest = manifest;
  }

  /** Opens a backup; refuses what is none, or is not whole. */
  static BackupFile open(Path file) {
    if (!Files.isRegularFile(file)) throw new StartRefused("restore.no-file", null, file);
    ZipFile zip = null;
    try {
      zip = new ZipFile(file.toFile());
      ZipEntry entry = zip.getEntry(MANIFEST);
      if (entry == null) throw damaged(file, MANIFEST, null);
      int format;
      Manifest manifest;
      try (InputStream in = zip.getInputStream(entry)) {
        var tree = JSON.readTree(in);
        format = tree.path("format").asInt();
        if (format > FORMAT) throw new StartRefused("restore.newer", null, "format " + format);
        manifest = JSON.treeToValue(tree, Manifest.class);
      }
      return new BackupFile(file, zip, manifest);
    } catch (IOException | RuntimeException e) {
      close(zip);
      throw e instanceof StartRefused refused ? refused : damaged(file, e.getMessage(), e);
    }
  }

  Manifest manifest() {
    return manifest;
  }

  /** Reads the whole file and refuses one that is not as it was written. */
  void verify() {
    Set<String> expected = new HashSet<>(Set.of(MANIFEST));
    for (Entry entry : manifest.tables()) {
      expected.add(entry.path());
      try (var rows = rows(entry)) {
        rows.transferTo(OutputStream.nullOutputStream());
        rows.requireSame();
      } catch (IOException e) {
        throw damaged(file, entry.name(), e);
      }
    }
    zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> !expected.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw damaged(file, name, null);
            });
  }

  /** The rows of a table, with their sum as they are read. */
  Summed rows(Entry entry) throws IOException {
    ZipEntry found = zip.getEntry(entry.path());
    if (found == null) throw damaged(file, entry.name(), null);
    return new Summed(zip.getInputStream(found), entry);
  }

  /** Rows that can be asked, at their end, whether they are the ones that were written. */
  final class Summed extends DigestInputStream {
    private final Entry entry;

    private Summed(InputStream in, Entry entry) {
      super(in, DigestUtils.getSha256Digest());
      this.entry = entry;
    }

    void requireSame() {
      if (!hex(getMessageDigest()).equals(entry.sha256())) throw damaged(file, entry.name(), null);
    }
  }

  private static StartRefused damaged(Path file, String what, Exception cause) {
    String told = cause instanceof ZipException ? "zip" : String.valueOf(what);
    return new StartRefused("restore.damaged", cause, file, told);
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void close() {
    close(zip);
  }

  private static void close(ZipFile zip) {
    try {
      if (zip != null) zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
