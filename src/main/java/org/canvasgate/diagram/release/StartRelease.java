package org.canvasgate.diagram.release;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.repository.Deployment;
import org.canvasgate.database.StartRefused;
import org.canvasgate.diagram.change.Changes;
import org.canvasgate.diagram.guard.SafeModel;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes over the files that travel with the application when it starts. A start without new files
 * deploys nothing; a new version of the application brings only what administrators have not
 * changed themselves, and lays the rest before them as a change. Where the new files are refused,
 * what held goes on holding, and the same change says which they are. A file that the guard refuses
 * is kept nowhere: log and trail name it.
 *
 * <p>Not left to the engine's own auto-deployment, because that runs while the engine is being
 * built and the forms' Java sides, which a diagram is checked against, may need the engine.
 */
@Component
class StartRelease implements SmartInitializingSingleton {
  private static final Logger LOG = LoggerFactory.getLogger(StartRelease.class);
  private static final int TOLD_BEFORE = 200;
  private static final String TITLE = "New version of the application / 프로그램의 새 버전";

  private final ShippedFiles shippedFiles;
  private final ShippedHashes shippedHashes;
  private final EarlierDeployments earlier;
  private final ModelsInForce inForce;
  private final Deployer deployer;
  private final ReleaseLog log;
  private final Trail trail;
  private final Changes changes;
  private final Said said;
  private final SafeModel guard;
  private final TransactionTemplate transaction;
  private final ShippedSets sets;

  StartRelease(
      ShippedFiles shippedFiles,
      ShippedHashes shippedHashes,
      EarlierDeployments earlier,
      ModelsInForce inForce,
      Deployer deployer,
      ReleaseLog log,
      Trail trail,
      Changes changes,
      Said said,
      SafeModel guard,
      TransactionTemplate transaction,
      ShippedSets sets) {
    this.shippedFiles = shippedFiles;
    this.shippedHashes = shippedHashes;
    this.earlier = earlier;
    this.inForce = inForce;
    this.deployer = deployer;
    this.log = log;
    this.trail = trail;
    this.changes = changes;
    this.said = said;
    this.guard = guard;
    this.transaction = transaction;
    this.sets = sets;
  }

  @Override
  public void afterSingletonsInstantiated() {
    ModelSet shipped = shippedFiles.read();
    take(shipped);
    if (!shipped.files().isEmpty()) sets.enter(shipped);
    lookBack();
  }

  /**
   * What was deployed before the guard stood is not taken away from its cases; whoever runs the
   * application is told which of it would be refused today.
   */
  private void lookBack() {
    var known = new HashSet<String>();
    var deployments = new LinkedHashSet<>(earlier.withCases());
    if (inForce.deployment() != null) deployments.add(inForce.deployment());
    for (String deployment : deployments)
      for (ModelFile file : inForce.of(deployment).files())
        if (known.add(file.name() + file.hash()) && hostile(file))
          LOG.warn(
              "{}, deployed earlier as {}, would be refused today: it holds what a file may not"
                  + " hold. It runs on; the page of a change of this file says why.",
              file.name(),
              deployment);
  }

  /**
   * Takes over what came with the application; nothing where that is nothing.
   *
   * @throws StartRefused where it cannot be deployed and nothing else holds
   */
  void take(ModelSet shipped) {
    if (shipped.files().isEmpty()) return;
    try {
      transaction.executeWithoutResult(status -> begin(shipped));
    } catch (RuntimeException refused) {
      if (inForce.deployment() == null) throw StartRefused.models(said.inBoth(refused), refused);
      LOG.error(
          "The new processes, tables and forms of the application were not deployed; those that"
              + " held go on holding: {}",
          said.in(refused, Locale.ENGLISH));
      transaction.executeWithoutResult(status -> layBefore(shipped, said.inBoth(refused)));
    }
  }

  private void begin(ModelSet shipped) {
    log.oneAtATime();
    Map<String, String> before = shippedHashes.read();
    if (before.equals(SetHash.each(shipped))) {
      sets.goBy(shipped);
      return;
    }
    if (sets.overtaken(shipped)) {
      LOG.warn(
          "A newer version of the application runs on this database and has brought other"
              + " processes, tables and forms: those hold, and this node leaves the jobs to it. End"
              + " the upgrade soon.");
      return;
    }
    if (before.isEmpty() && inForce.deployment() == null) first(shipped);
    else if (before.isEmpty()) upgrade(shipped);
    else follow(before, shipped, inForce.now(), inForce.deployment());
    shippedHashes.keep(shipped);
    sets.goBy(shipped);
  }

  private void first(ModelSet shipped) {
    add(deployer.deploy(shipped, "application"), ModelSet.of(List.of()), shipped);
  }

  /**
   * A database on which releases were not counted: what the application deployed is counted now.
   */
  private void upgrade(ModelSet shipped) {
    List<Deployment> deployed = earlier.ofApplication();
    ModelSet lastShipped = ModelSet.of(List.of());
    for (Deployment deployment : deployed) {
      ModelSet set = inForce.of(deployment.getId());
      log.addEarlier(
          deployment.getId(), deployment.getDeploymentTime().toInstant(), SetHash.of(set));
      lastShipped = set;
    }
    String last = deployed.isEmpty() ? null : deployed.get(deployed.size() - 1).getId();
    follow(SetHash.each(lastShipped), shipped, earlier.holding(), last);
  }

  /**
   * @param holding the files that hold
   * @param deployment the engine's id of the last deployment of the whole set
   */
  private void follow(
      Map<String, String> before, ModelSet shipped, ModelSet holding, String deployment) {
    ThreeWay merged = ThreeWay.of(before, shipped, holding);
    ModelSet deployed = deployment == null ? ModelSet.of(List.of()) : inForce.of(deployment);
    if (!SetHash.of(merged.after()).equals(SetHash.of(deployed)))
      add(deployer.deploy(merged.after(), "application"), deployed, merged.after());
    if (!merged.contested().isEmpty())
      layBefore("contested", "", merged.contested(), shipped, merged.after());
  }

  private void add(String deployment, ModelSet before, ModelSet after) {
    Release made =
        log.add(
            deployment,
            null,
            ReleaseKind.START,
            Release.APPLICATION,
            List.of(),
            "",
            SetHash.of(after),
            null);
    trail.write(
        null,
        made.number(),
        "start",
        Release.APPLICATION,
        "",
        Trail.between(before, after),
        made.number());
  }

  /**
   * The new files were refused as they are: all that differ are laid before administrators, once.
   * They do not count as shipped, so that the next start tries again.
   */
  private void layBefore(ModelSet shipped, String why) {
    log.oneAtATime();
    Map<String, String> before = shippedHashes.read();
    ModelSet holding = inForce.now();
    List<String> differing =
        shipped.files().stream()
            .filter(file -> !file.hash().equals(before.get(file.name())))
            .filter(file -> !holding.find(file.name()).equals(Optional.of(file)))
            .map(ModelFile::name)
            .toList();
    layBefore("start-refused", why, differing, shipped, holding);
  }

  /**
   * @param what word of the line in the trail
   * @param why reason of that line; may be empty
   */
  private void layBefore(
      String what, String why, List<String> files, ModelSet shipped, ModelSet holding) {
    // A file that the application no longer brings, and administrators changed, simply stays.
    Map<Boolean, List<ModelFile>> found =
        files.stream()
            .map(shipped::find)
            .flatMap(Optional::stream)
            .collect(Collectors.partitioningBy(this::hostile));
    name(found.get(true));
    List<ModelFile> brought = found.get(false);
    if (brought.isEmpty() || shippedHashes.lieBefore(brought)) return;
    long change = changes.begin(TITLE, "", "application", Release.APPLICATION);
    for (ModelFile file : brought)
      changes.put(
          change,
          file,
          holding.find(file.name()).map(ModelFile::hash).orElse(null),
          Release.APPLICATION);
    String names = names(brought);
    trail.write(change, null, what, Release.APPLICATION, why, Map.of(), names);
    LOG.warn(
        "Not taken over from the application, because administrators have changed them or they"
            + " were refused: {}. They are laid before you as change {}.",
        names,
        change);
  }

  private boolean hostile(ModelFile file) {
    return !guard.check(file, ModelSet.of(List.of(file))).isEmpty();
  }

  /** Once: a start with the same files would say it again each time. */
  private void name(List<ModelFile> hostile) {
    if (hostile.isEmpty()) return;
    String names = names(hostile);
    boolean told =
        trail.latest(Long.MAX_VALUE, TOLD_BEFORE).stream()
            .anyMatch(
                event ->
                    event.what().equals("hostile") && event.arguments().equals(List.of(names)));
    if (!told) trail.write(null, null, "hostile", Release.APPLICATION, "", Map.of(), names);
    LOG.error("Refused and not kept, because of what they hold: {}", names);
  }

  private static String names(List<ModelFile> files) {
    return files.stream().map(ModelFile::name).collect(Collectors.joining(", "));
  }
}
