package org.canvasgate.diagram.difference;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    List<ModelFile> drafted =
        jdbc.sql("select distinct content from model_draft where file = ? and content is not null")
            .param(file)
            .query((row, number) -> ModelFile.named(file, row.getString(1)))
            .list();
    return Stream.concat(released(file).stream(), drafted.stream())
        .filter(found -> found.hash().equals(hash))
        .findFirst();
  }

  /**
   * A file in the version that the library counts.
   *
   * @param number counted from 1 by distinct contents in the order in which they came into force
   */
  Optional<ModelFile> ofNumber(String file, int number) {
    List<ModelFile> all = released(file);
    return number < 1 || number > all.size() ? Optional.empty() : Optional.of(all.get(number - 1));
  }

  private List<ModelFile> released(String file) {
    return jdbc
        .sql(
            """
            select b.bytes_ from act_ge_bytearray b
            join act_re_deployment d on d.id_ = b.deployment_id_
            where b.name_ = ? order by d.deploy_time_, d.id_
            """)
        .param(file)
        .query((row, number) -> ModelFile.named(file, text(row.getBytes(1))))
        .list()
        .stream()
        .distinct()
        .toList();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
