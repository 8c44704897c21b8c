package org.canvasgate.diagram.guard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.canvasgate.diagram.change.Change;
import org.canvasgate.diagram.change.ChangeState;
import org.canvasgate.diagram.change.Changes;
import org.canvasgate.diagram.check.Checks;
import org.canvasgate.diagram.difference.Differences;
import org.canvasgate.diagram.model.Finding;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.diagram.release.ModelsInForce;
import org.canvasgate.diagram.release.Releases;
import org.canvasgate.engine.DeploymentDoor;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The desktop modeler's button and every other door: what arrives is held against the guard, kept
 * as a change of its sender, and released at once where its class needs nobody else and the check
 * has no error. In every other case the sender reads where the change waits.
 */
@Component
class OtherDoors implements DeploymentDoor {
  private static final String ORIGIN = "rest";
  private static final int LONGEST_TITLE = 200;
  private static final String ADDRESS = "/changes/";

  private final SafeModel guard;
  private final Checks checks;
  private final Changes changes;
  private final ModelsInForce inForce;
  private final ApprovalDesk approvals;
  private final Releases releases;
  private final JdbcClient jdbc;
  private final TransactionTemplate ownTransaction;

  OtherDoors(
      SafeModel guard,
      Checks checks,
      Changes changes,
      ModelsInForce inForce,
      ApprovalDesk approvals,
      Releases releases,
      JdbcClient jdbc,
      PlatformTransactionManager transactions) {
    this.guard = guard;
    this.checks = checks;
    this.changes = changes;
    this.inForce = inForce;
    this.approvals = approvals;
    this.releases = releases;
    this.jdbc = jdbc;
    this.ownTransaction = new TransactionTemplate(transactions);
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @Override
  public String arrived(String name, Map<String, byte[]> files, String user) {
    if (user == null) throw new Refusal("guard.door.nobody");
    List<ModelFile> sent = DeployedFiles.read(files);
    refuseHostile(sent);
    ModelSet before = inForce.now();
    List<ModelFile> changed = sent.stream().filter(file -> differs(file, before)).toList();
    if (changed.isEmpty()) return inForce.deployment();
    String title = title(name, changed);
    Change change =
        ownTransaction.execute(
            status -> changes.find(kept(title, changed, before, user)).orElseThrow());
    ModelSet after = before.with(changed);
    List<Finding> errors = checks.of(before, after).stream().filter(Finding::refuses).toList();
    String address = address(change);
    if (!errors.isEmpty()) throw new Refusal("guard.door.errors", errors.size(), address);
    var depth = ApprovalRules.depth(Differences.between(before, after));
    if (!approvals.standing(change, before).enough())
      throw new Refusal("guard.door.waits", Problem.name("guard.class." + depth.word()), address);
    return releases.release(change.id(), user, title).deployment();
  }

  /** Nothing of a hostile file is kept, not even as a change. */
  private void refuseHostile(List<ModelFile> sent) {
    List<Finding> hostile = guard.all(sent);
    if (!hostile.isEmpty()) throw DeploymentGuard.refusal(hostile);
  }

  private static boolean differs(ModelFile file, ModelSet before) {
    return !before.find(file.name()).map(ModelFile::hash).equals(Optional.of(file.hash()));
  }

  /** The sender's open change with these very files, so that a second click makes no second one. */
  private long kept(String title, List<ModelFile> changed, ModelSet before, String user) {
    Optional<Long> same = same(changed, user);
    if (same.isPresent()) return same.get();
    long change = changes.begin(title, "", ORIGIN, user);
    for (ModelFile file : changed)
      changes.put(change, file, before.find(file.name()).map(ModelFile::hash).orElse(null), user);
    return change;
  }

  private Optional<Long> same(List<ModelFile> changed, String user) {
    return jdbc
        .sql(
            """
            select id from model_change
            where origin = :origin and author = :author and state = :draft
            order by id desc limit 20
            """)
        .param("origin", ORIGIN)
        .param("author", user)
        .param("draft", ChangeState.DRAFT.word())
        .query(Long.class)
        .list()
        .stream()
        .filter(id -> ModelSet.of(changes.files(id)).files().equals(ModelSet.of(changed).files()))
        .findFirst();
  }

  /** With the server's name where one is asked: the modeler shows a text, no page. */
  private static String address(Change change) {
    String page = ADDRESS + change.id();
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes
        ? ServletUriComponentsBuilder.fromCurrentContextPath().path(page).toUriString()
        : page;
  }

  private static String title(String name, List<ModelFile> changed) {
    String said = name == null ? "" : name.strip();
    String title = said.isEmpty() ? changed.get(0).key() : said;
    return title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title;
  }
}
