package org.canvasgate.diagram.check;

import static java.util.stream.Collectors.toSet;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.canvasgate.diagram.model.Finding;
import org.canvasgate.diagram.model.Finding.Severity;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All checks together: the same for a draft on the page and for a deployment by any door. */
@Component
public class Checks {
  private static final Logger LOG = LoggerFactory.getLogger(Checks.class);

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::severity).thenComparing(Finding::file);

  /** Sets whose findings are remembered: what is in force, and the changes looked at last. */
  private static final int KEPT = 8;

  /** Characters of a set that is remembered; whoever sends more is answered, and forgotten. */
  private static final long MOST_KEPT = 8_000_000;

  private final ObjectProvider<ModelCheck> checks;

  /**
   * What was found in each file of a set. A check knows nothing but the file and its set, so the
   * answer holds for as long as somebody asks; a page of a change asks several times.
   */
  private final Map<ModelSet, Map<ModelFile, List<Finding>>> found =
      Collections.synchronizedMap(
          new LinkedHashMap<>(KEPT, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(
                Map.Entry<ModelSet, Map<ModelFile, List<Finding>>> eldest) {
              return size() > KEPT;
            }
          });

  Checks(ObjectProvider<ModelCheck> checks) {
    this.checks = checks;
  }

  /** What is to be said about these files, the gravest first. */
  public List<Finding> of(List<ModelFile> files, ModelSet all) {
    Map<ModelFile, List<Finding>> known = known(all);
    return files.stream()
        .flatMap(file -> known.computeIfAbsent(file, each -> in(each, all)).stream())
        .distinct()
        .sorted(ORDER)
        .toList();
  }

  private Map<ModelFile, List<Finding>> known(ModelSet all) {
    long size = all.files().stream().mapToLong(file -> file.content().length()).sum();
    return size > MOST_KEPT
        ? new ConcurrentHashMap<>()
        : found.computeIfAbsent(all, set -> new ConcurrentHashMap<>());
  }

  private List<Finding> in(ModelFile file, ModelSet all) {
    return checks.orderedStream().flatMap(check -> said(check, file, all)).toList();
  }

  /**
   * What is to be said about a change: everything about the files that it touches, and what it
   * causes in files that it does not touch, such as a process whose table it takes away.
   */
  public List<Finding> of(ModelSet before, ModelSet after) {
    var touched = after.files().stream().filter(file -> !same(file, before)).toList();
    if (touched.isEmpty() && after.files().size() == before.files().size()) return List.of();
    var others = after.files().stream().filter(file -> same(file, before)).toList();
    List<Finding> elsewhere = of(others, after);
    // Of most files nothing is said; only of the rest it is asked whether that is new.
    Set<String> named = elsewhere.stream().map(Finding::file).collect(toSet());
    Set<Finding> already =
        new HashSet<>(
            of(others.stream().filter(file -> named.contains(file.name())).toList(), before));
    return Stream.concat(
            of(touched, after).stream(),
            elsewhere.stream().filter(finding -> !already.contains(finding)))
        .sorted(ORDER)
        .toList();
  }

  private static boolean same(ModelFile file, ModelSet before) {
    return before.find(file.name()).filter(file::equals).isPresent();
  }

  /** A check that fails says so, and refuses: what nobody could look at is not deployed. */
  static Stream<Finding> said(ModelCheck check, ModelFile file, ModelSet all) {
    try {
      return check.check(file, all).stream();
    } catch (RuntimeException | StackOverflowError failed) {
      LOG.error("{} failed on {}", check.getClass().getSimpleName(), file.name(), failed);
      return Stream.of(
          new Finding(
              Severity.ERROR, file.name(), null, null, "check.failed", List.of(file.key())));
    }
  }
}
