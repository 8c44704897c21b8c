package org.canvasgate.diagram.release;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which files came with the application when it last started. */
@Repository
class ShippedHashes {
  private final JdbcClient jdbc;

  ShippedHashes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Hash by name; empty where the application never started on this database. */
  Map<String, String> read() {
    var hashes = new HashMap<String, String>();
    jdbc.sql("select file, hash from model_shipped")
        .query(
            row -> {
              hashes.put(row.getString("file"), row.getString("hash"));
            });
    return hashes;
  }

  void keep(ModelSet shipped) {
    jdbc.sql("delete from model_shipped").update();
    SetHash.each(shipped)
        .forEach(
            (file, hash) ->
                jdbc.sql("insert into model_shipped (file, hash) values (?, ?)")
                    .params(file, hash)
                    .update());
  }

  /** Whether an open change of the application already holds exactly these files. */
  boolean lieBefore(List<ModelFile> files) {
    return openChanges().stream()
        .anyMatch(
            change ->
                jdbc.sql("select file, content from model_draft where change_id = ?")
                    .param(change)
                    .query((row, n) -> ModelFile.named(row.getString(1), row.getString(2)))
                    .set()
                    .equals(Set.copyOf(files)));
  }

  private List<Long> openChanges() {
    return jdbc.sql(
            """
            select id from model_change where origin = 'application' and state = 'draft'
            and not exists (select 1 from model_draft where change_id = id and content is null)
            """)
        .query(Long.class)
        .list();
  }
}
