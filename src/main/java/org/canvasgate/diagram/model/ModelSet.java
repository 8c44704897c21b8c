package org.canvasgate.diagram.model;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All processes, tables and forms that hold together: what one release consists of. A process asks
 * the tables and shows the forms of its own release, so a release is always the whole set.
 */
public final class ModelSet {
  private static final int HUGE = 4 * 1024 * 1024;

  private final SortedMap<String, ModelFile> files;

  /** Counted when first asked for: every file of a set is held against it. */
  private volatile long bytes = -1;

  private ModelSet(SortedMap<String, ModelFile> files) {
    this.files = Collections.unmodifiableSortedMap(files);
  }

  public static ModelSet of(Collection<ModelFile> files) {
    var byName = new TreeMap<String, ModelFile>();
    for (ModelFile file : files) byName.put(file.name(), file);
    return new ModelSet(byName);
  }

  /** Ordered by name. */
  public List<ModelFile> files() {
    return List.copyOf(files.values());
  }

  /** All files together, in bytes of UTF-8. */
  public long bytes() {
    if (bytes < 0) bytes = files.values().stream().mapToLong(ModelSet::bytes).sum();
    return bytes;
  }

  /** A character needs at least a byte, so a huge text is not copied to be measured. */
  private static long bytes(ModelFile file) {
    String text = file.content();
    return text.length() > HUGE ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
  }

  public Optional<ModelFile> find(ModelKind kind, String key) {
    return Optional.ofNullable(files.get(kind.path(key)));
  }

  public Optional<ModelFile> find(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /** This set with some files put in the place of those of the same name, or added. */
  public ModelSet with(Collection<ModelFile> others) {
    var all = new TreeMap<>(files);
    for (ModelFile file : others) all.put(file.name(), file);
    return new ModelSet(all);
  }

  /** This set without the files of those names. */
  public ModelSet without(Collection<String> names) {
    var all = new TreeMap<>(files);
    names.forEach(all::remove);
    return new ModelSet(all);
  }

  /** Two sets are the same if they hold the same files. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ModelSet set && files.equals(set.files);
  }

  @Override
  public int hashCode() {
    return files.hashCode();
  }
}
