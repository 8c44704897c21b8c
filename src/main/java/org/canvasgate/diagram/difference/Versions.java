package org.canvasgate.diagram.difference;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.canvasgate.diagram.change.Changes;
import org.canvasgate.diagram.change.Draft;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.release.ModelsInForce;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds a file as it stood in some version: in force, in a release of old, in a change. */
@Component
class Versions {
  private final JdbcClient jdbc;
  private final Changes changes;
  private final ModelsInForce inForce;

  Versions(JdbcClient jdbc, Changes changes, ModelsInForce inForce) {
    this.jdbc = jdbc;
    this.changes = changes;
    this.inForce = inForce;
  }

  Optional<ModelFile> inForce(String file) {
    return inForce.now().find(file);
  }

  /** A file as a change would have it; empty where the change takes it away or has none. */
  Optional<ModelFile> ofChange(long change, String file) {
    return changes.drafts(change).stream()
        .filter(draft -> draft.file().equals(file) && !draft.removes())
        .map(Draft::model)
        .findFirst();
  }

  /**
   * A file of that name and content, wherever it was deployed or drafted.
   *
   * @param hash as {@link ModelFile#hash()}
   */
  Optional<ModelFile> ofHash(String file, String hash) {
    List<byte[]> deployed =
        jdbc.sql(
                """
                select distinct bytes_ from act_ge_bytearray
                where name_ = ? and deployment_id_ is not null
                """)
            .param(file)
            .query(byte[].class)
            .list();
    List<String> drafted =
        jdbc.sql("select distinct content from model_draft where file = ? and content is not null")
            .param(file)
            .query(String.class)
            .list();
    return java.util.stream.Stream.concat(
            deployed.stream().map(bytes -> new String(bytes, StandardCharsets.UTF_8)),
            drafted.stream())
        .map(content -> ModelFile.named(file, content))
        .filter(found -> found.hash().equals(hash))
        .findFirst();
  }
}
