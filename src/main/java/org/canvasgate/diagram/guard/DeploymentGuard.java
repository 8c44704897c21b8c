package org.canvasgate.diagram.guard;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.canvasgate.diagram.check.Checks;
import org.canvasgate.diagram.model.Finding;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.diagram.model.Sum;
import org.canvasgate.engine.DeploymentCheck;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.springframework.stereotype.Component;

/**
 * The engine's own question before it reads the files of a new deployment: no file with an error of
 * any check is deployed, by whichever door it came. What the guard refuses, no other check reads.
 */
@Component
class DeploymentGuard implements DeploymentCheck {
  /** A dry run deploys the same set again and again; what was found fine once is fine. */
  private static final int REMEMBERED = 64;

  private static final int TOLD = 5;

  private final SafeModel guard;
  private final Checks checks;
  private final Set<String> fine =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > REMEMBERED;
                }
              }));

  DeploymentGuard(SafeModel guard, Checks checks) {
    this.guard = guard;
    this.checks = checks;
  }

  @Override
  public void check(Map<String, byte[]> files) {
    List<ModelFile> read = DeployedFiles.read(files);
    ModelSet set = ModelSet.of(read);
    String sum = sum(files);
    if (fine.contains(sum)) return;
    List<Finding> hostile = guard.all(read);
    if (!hostile.isEmpty()) throw refusal(hostile);
    List<Finding> errors = checks.of(read, set).stream().filter(Finding::refuses).toList();
    if (!errors.isEmpty()) throw refusal(errors);
    fine.add(sum);
  }

  static Refusal refusal(List<Finding> errors) {
    return new Refusal(
        errors.stream()
            .limit(TOLD)
            .map(each -> new Problem(each.file(), each.key(), each.arguments().toArray()))
            .map(problem -> new Problem(problem.field(), "guard.found", problem.field(), problem))
            .toList());
  }

  /** Over names and bytes as they came: two names could stand for the same file of a set. */
  private static String sum(Map<String, byte[]> files) {
    var sum = new Sum();
    new TreeMap<>(files)
        .forEach((name, bytes) -> sum.add(name + '\n' + bytes.length + '\n').add(bytes));
    return sum.hex();
  }
}
