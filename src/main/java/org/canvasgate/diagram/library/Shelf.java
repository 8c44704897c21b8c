package org.canvasgate.diagram.library;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.canvasgate.diagram.library.Version.ReleaseLine;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.release.ModelsInForce;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Every version that ever came into force. The contents stay in the database, which compares them
 * by their hash: a release holds some seventy files, most of them unchanged.
 */
@Repository
class Shelf {
  private final JdbcClient jdbc;
  private final ModelsInForce inForce;

  Shelf(JdbcClient jdbc, ModelsInForce inForce) {
    this.jdbc = jdbc;
    this.inForce = inForce;
  }

  private record Row(String file, String hash, ReleaseLine release) {}

  /** All versions by file name, each file's in the order of their numbers. */
  Map<String, List<Version>> all() {
    return versions(rows(""), inForce.deployment());
  }

  /** The versions of one file; empty where there never was one of that name. */
  List<Version> of(ModelKind kind, String key) {
    String file = kind.path(key);
    return versions(rows(file), inForce.deployment()).getOrDefault(file, List.of());
  }

  ModelFile content(Version version) {
    byte[] bytes =
        jdbc.sql("select bytes_ from act_ge_bytearray where deployment_id_ = ? and name_ = ?")
            .params(version.first().deployment(), version.name())
            .query(byte[].class)
            .single();
    return new ModelFile(version.kind(), version.key(), new String(bytes, StandardCharsets.UTF_8));
  }

  private List<Row> rows(String file) {
    return jdbc.sql(
            """
            select b.name_, encode(sha256(b.bytes_), 'hex') as hash, d.id_, d.name_ as release, d.deploy_time_,
              m.released_by, nullif(m.reason, '') as reason, m.change_id
            from act_ge_bytearray b join act_re_deployment d on d.id_ = b.deployment_id_
              left join model_release m on m.deployment = d.id_
            where :file in ('', b.name_) order by d.deploy_time_, d.id_""")
        .param("file", file)
        .query(
            (row, number) ->
                new Row(
                    row.getString("name_"),
                    row.getString("hash"),
                    new ReleaseLine(
                        row.getString("id_"),
                        row.getString("release"),
                        row.getTimestamp("deploy_time_").toInstant(),
                        row.getString("released_by"),
                        row.getString("reason"),
                        row.getObject("change_id", Long.class))))
        .list();
  }

  private static Map<String, List<Version>> versions(List<Row> rows, String now) {
    Map<String, Map<String, List<ReleaseLine>>> contents = new TreeMap<>();
    for (Row row : rows)
      if (ModelKind.of(row.file()).isPresent())
        contents
            .computeIfAbsent(row.file(), file -> new LinkedHashMap<>())
            .computeIfAbsent(row.hash(), hash -> new ArrayList<>())
            .add(row.release());
    Map<String, List<Version>> versions = new TreeMap<>();
    contents.forEach((file, hashes) -> versions.put(file, numbered(file, hashes, now)));
    return versions;
  }

  private static List<Version> numbered(
      String file, Map<String, List<ReleaseLine>> hashes, String now) {
    ModelFile named = ModelFile.named(file, "");
    List<Version> all = new ArrayList<>();
    hashes.forEach(
        (hash, releases) ->
            all.add(
                new Version(
                    named.kind(),
                    named.key(),
                    all.size() + 1,
                    hash,
                    List.copyOf(releases),
                    releases.stream().anyMatch(line -> line.deployment().equals(now)))));
    return all;
  }

  /** The releases of several versions, each once. */
  static Set<String> deployments(List<Version> versions) {
    Set<String> all = new LinkedHashSet<>();
    versions.forEach(version -> all.addAll(version.deployments()));
    return all;
  }
}
