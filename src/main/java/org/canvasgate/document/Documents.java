package org.canvasgate.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.canvasgate.canvas.Block;
import org.canvasgate.form.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The documents of cases. Nothing is asked about rights here; whoever calls has asked {@code
 * tracking.documents}.
 */
@Repository
public class Documents {
  /** What one row of content holds, in bytes. */
  private static final int PART = 512 * 1024;

  private static final String COLUMNS =
      "id, proposal_id, name, kind, size, sha256, block, item, capacity, added_by, added_at,"
          + " removed_at";

  private final JdbcClient jdbc;
  private final DocumentLimits limits;
  private final Clock clock;

  Documents(JdbcClient jdbc, DocumentLimits limits, Clock clock) {
    this.jdbc = jdbc;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * A file that somebody wants to add.
   *
   * @param name as the person's system calls it
   * @param evidence null where nothing of the canvas is named
   * @param capacity as what the person adds it: planner, operator, body, panel or secretariat
   */
  public record Sent(
      String proposalId, String name, Path file, Evidence evidence, String capacity, String by) {}

  /** Every document of a case, those removed too, the last added first. */
  public List<Document> of(String proposalId) {
    return jdbc.sql(
            "select " + COLUMNS + " from case_document where proposal_id = ? order by id desc")
        .param(proposalId)
        .query(Documents::read)
        .list();
  }

  /** A document of a case whose content is there. */
  public Optional<Document> find(String proposalId, long id) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from case_document where proposal_id = ? and id = ? and removed_at is null")
        .params(proposalId, id)
        .query(Documents::read)
        .optional();
  }

  /**
   * Adds a document.
   *
   * @throws Refusal where its name, its content or its size is not taken, the case is full, or the
   *     case has the same content already
   */
  @Transactional
  public Document add(Sent sent) {
    String name = DocumentName.checked(sent.name());
    DocumentKind kind = kind(name, sent.file());
    long size = size(sent.file());
    // Two at once would each find room for one.
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
        .param("documents/" + sent.proposalId())
        .query()
        .listOfRows();
    refuseFull(sent.proposalId(), size);
    String sha256 = hash(sent.file());
    refuseTwice(sent.proposalId(), sha256);
    Evidence evidence = sent.evidence();
    long id =
        jdbc.sql(
                """
                insert into case_document (proposal_id, name, kind, size, sha256, block, item,
                  capacity, added_by, added_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""")
            .param(sent.proposalId())
            .param(name)
            .param(kind.key())
            .param(size)
            .param(sha256)
            .param(evidence == null ? null : evidence.block().key())
            .param(evidence == null ? null : evidence.item())
            .param(sent.capacity())
            .param(sent.by())
            .param(Timestamp.from(clock.instant()))
            .query(Long.class)
            .single();
    keep(id, sent.file());
    return find(sent.proposalId(), id).orElseThrow();
  }

  /**
   * Writes a document's content, part by part; a part is never larger than half a megabyte.
   *
   * @throws IOException where whoever reads it has gone
   */
  public void write(Document document, OutputStream out) throws IOException {
    for (int part = 0; ; part++) {
      Optional<byte[]> content =
          jdbc.sql("select content from document_part where document_id = ? and part = ?")
              .params(document.id(), part)
              .query(byte[].class)
              .optional();
      if (content.isEmpty()) return;
      out.write(content.get());
    }
  }

  /** Whether this person may remove the document now. */
  public boolean removable(Document document, String person) {
    return document.removedAt() == null
        && document.addedBy().equals(person)
        && !decidedSince(document);
  }

  /**
   * Removes a document's content. Its row stays, with name and hash.
   *
   * @throws Refusal where somebody else added it, or where a verdict may rest on it
   */
  @Transactional
  public void remove(Document document, String person) {
    if (!document.addedBy().equals(person)) throw new Refusal("documents.not-yours");
    // A verdict that is being given at this moment comes first or waits.
    jdbc.sql("lock table verdict in share mode").update();
    if (decidedSince(document)) throw new Refusal("documents.decided");
    jdbc.sql("delete from document_part where document_id = ?").param(document.id()).update();
    jdbc.sql("update case_document set removed_at = ? where id = ? and removed_at is null")
        .params(Timestamp.from(clock.instant()), document.id())
        .update();
  }

  private boolean decidedSince(Document document) {
    return jdbc.sql(
            "select exists (select 1 from verdict where proposal_id = ? and decided_at >= ?)")
        .params(document.proposalId(), Timestamp.from(document.addedAt()))
        .query(Boolean.class)
        .single();
  }

  /** The kind by content; the name must promise the same. */
  private DocumentKind kind(String name, Path file) {
    Map<DocumentKind, Integer> taken = limits.kinds();
    long size = size(file);
    if (size == 0) throw new Refusal("documents.empty");
    Content.Found found =
        found(file).orElseThrow(() -> new Refusal("documents.kind-unknown", named(taken)));
    if (found.acts()) throw new Refusal("documents.macros");
    DocumentKind promised =
        DocumentKind.promised(name)
            .orElseThrow(() -> new Refusal("documents.kind-unknown", named(taken)));
    DocumentKind kind =
        found.kind() == DocumentKind.TXT && promised == DocumentKind.CSV ? promised : found.kind();
    if (kind != promised)
      throw new Refusal("documents.kind-differs", promised.key(), found.kind().key());
    Integer most = taken.get(kind);
    if (most == null) throw new Refusal("documents.kind-unknown", named(taken));
    if (size > most * DocumentLimits.MEGABYTE) throw new Refusal("documents.too-large", most);
    return kind;
  }

  private static String named(Map<DocumentKind, Integer> taken) {
    return String.join(", ", taken.keySet().stream().map(DocumentKind::key).toList());
  }

  private void refuseFull(String proposalId, long size) {
    DocumentLimits.OfACase most = limits.ofACase();
    var held =
        jdbc.sql(
                """
                select count(*) documents, coalesce(sum(size), 0) bytes from case_document
                where proposal_id = ? and removed_at is null""")
            .param(proposalId)
            .query()
            .singleRow();
    if (((Number) held.get("documents")).longValue() >= most.documents())
      throw new Refusal("documents.case-has-enough", most.documents());
    if (((Number) held.get("bytes")).longValue() + size
        > most.megabytes() * DocumentLimits.MEGABYTE)
      throw new Refusal("documents.case-full", most.megabytes());
  }

  private void refuseTwice(String proposalId, String sha256) {
    jdbc.sql(
            """
            select name from case_document
            where proposal_id = ? and sha256 = ? and removed_at is null""")
        .params(proposalId, sha256)
        .query(String.class)
        .optional()
        .ifPresent(
            name -> {
              throw new Refusal("documents.twice", name);
            });
  }

  private void keep(long id, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      int part = 0;
      for (byte[] content = in.readNBytes(PART); content.length > 0; content = in.readNBytes(PART))
        jdbc.sql("insert into document_part (document_id, part, content) values (?, ?, ?)")
            .params(id, part++, content)
            .update();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Optional<Content.Found> found(Path file) {
    try {
      return Content.of(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String hash(Path file) {
    try (var in = Files.newInputStream(file)) {
      return DigestUtils.sha256Hex(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Document read(ResultSet row, int n) throws SQLException {
    String block = row.getString("block");
    Timestamp removed = row.getTimestamp("removed_at");
    return new Document(
        row.getLong("id"),
        row.getString("proposal_id"),
        row.getString("name"),
        DocumentKind.of(row.getString("kind")),
        row.getLong("size"),
        row.getString("sha256"),
        block == null ? null : new Evidence(Block.of(block), row.getObject("item", Integer.class)),
        row.getString("capacity"),
        row.getString("added_by"),
        row.getTimestamp("added_at").toInstant(),
        removed == null ? null : removed.toInstant());
  }
}
