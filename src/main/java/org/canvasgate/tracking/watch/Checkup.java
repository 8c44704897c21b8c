package org.canvasgate.tracking.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.canvasgate.database.Backups;
import org.canvasgate.database.DatabaseMode;
import org.canvasgate.database.Nodes;
import org.canvasgate.database.Nodes.Node;
import org.canvasgate.diagram.guard.SafeModel;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.diagram.release.ModelsInForce;
import org.canvasgate.identity.PageRight;
import org.canvasgate.record.Verifications;
import org.canvasgate.record.mail.Courier;
import org.canvasgate.tracking.watch.Line.State;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.info.SslInfo;
import org.springframework.boot.info.SslInfo.CertificateInfo;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks at everything that whoever runs the system has to look after, and judges it. */
@Component
class Checkup {
  static final Duration JOB_LATE = Duration.ofMinutes(10);
  static final Duration JOB_STOPPED = Duration.ofHours(1);
  static final Duration MAIL_LATE = Duration.ofHours(6);
  static final Duration UNVERIFIED = Duration.ofDays(31);

  /** One a day, and one that was missed. */
  static final Duration BACKUP_OLD = Duration.ofDays(2);

  /** Windows and due dates are told to the minute; half of that is nobody's harm yet. */
  static final Duration CLOCK_OFF = Duration.ofSeconds(5);

  static final Duration CLOCK_WRONG = Duration.ofMinutes(1);
  static final Duration CERTIFICATE_SOON = Duration.ofDays(30);
  static final long DISK_LOW = 5L << 30;
  static final long DISK_FULL = 1L << 30;

  private static final String COCKPIT = "/camunda/app/cockpit/default/";
  private static final String INCIDENTS = "/incidents";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final SystemStates states;
  private final Nodes nodes;
  private final Courier courier;
  private final Verifications verifications;
  private final Backups backups;
  private final ModelsInForce models;
  private final SafeModel guard;
  private final DatabaseMode mode;
  private final Path directory;
  private final ObjectProvider<SslInfo> certificates;
  private final String incidents;

  /** How many files of a release the guard refuses; what was deployed never changes. */
  private final Map<String, Integer> refused = new ConcurrentHashMap<>();

  Checkup(
      JdbcClient jdbc,
      Clock clock,
      SystemStates states,
      Nodes nodes,
      Courier courier,
      Verifications verifications,
      Backups backups,
      ModelsInForce models,
      SafeModel guard,
      DatabaseMode mode,
      @Value("${canvasgate.data-directory}") Path directory,
      ObjectProvider<SslInfo> certificates,
      List<PageRight> pages) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.states = states;
    this.nodes = nodes;
    this.courier = courier;
    this.verifications = verifications;
    this.backups = backups;
    this.models = models;
    this.guard = guard;
    this.mode = mode;
    this.directory = directory;
    this.certificates = certificates;
    this.incidents =
        pages.stream().anyMatch(page -> page.pattern().startsWith(INCIDENTS)) ? INCIDENTS : COCKPIT;
  }

  /** Every line, in the order in which it is read. */
  List<Line> lines() {
    var lines = new ArrayList<Line>();
    try {
      lines.add(database());
    } catch (DataAccessException unreachable) {
      lines.add(Line.of("database", "gone", State.ACT));
      return lines;
    }
    SystemState state = states.now();
    lines.add(disk());
    lines.add(jobs(state.dueJobs(), state.oldestJob()));
    lines.add(incidents(state.incidents()).at(incidents));
    lines.add(unsure(state.mails("unsure"), state.mails("refused")).at("/letters"));
    lines.add(mail(courier.missing(), state));
    lines.add(records());
    lines.add(releases());
    List<Node> seen = nodes.seen();
    lines.add(alive(seen));
    lines.add(clocks(seen));
    lines.add(certificate());
    lines.add(backup(backups.last(), clock.instant()));
    lines.add(Line.of("engine", "unmended", State.NOTE));
    return lines;
  }

  private Line database() {
    long size = jdbc.sql("select pg_database_size(current_database())").query(Long.class).single();
    String version = jdbc.sql("show server_version").query(String.class).single();
    int major = Integer.parseInt(version.replaceFirst("\\D.*", ""));
    return major == Versions.POSTGRESQL
        ? Line.of("database", "there", State.WELL, megabytes(size), version)
        : Line.of("database", "other", State.LOOK, megabytes(size), version, Versions.POSTGRESQL);
  }

  private Line disk() {
    if (!mode.embedded()) return Line.of("disk", "elsewhere", State.NOTE);
    try {
      return disk(Files.getFileStore(directory.toAbsolutePath()).getUsableSpace());
    } catch (IOException unreadable) {
      return Line.of("disk", "unknown", State.LOOK);
    }
  }

  static Line disk(long free) {
    return Line.of(
        "disk",
        free < DISK_FULL ? "full" : free < DISK_LOW ? "low" : "free",
        free < DISK_FULL ? State.ACT : free < DISK_LOW ? State.LOOK : State.WELL,
        megabytes(free));
  }

  static Line jobs(long due, Duration oldest) {
    if (oldest.compareTo(JOB_STOPPED) >= 0)
      return Line.of("jobs", "stopped", State.ACT, due, oldest.toMinutes());
    if (oldest.compareTo(JOB_LATE) >= 0)
      return Line.of("jobs", "late", State.LOOK, due, oldest.toMinutes());
    return Line.of("jobs", "running", State.WELL, due);
  }

  static Line incidents(long count) {
    return count == 0
        ? Line.of("incidents", "none", State.WELL)
        : Line.of("incidents", "some", State.ACT, count);
  }

  static Line unsure(long unsure, long refused) {
    return unsure + refused == 0
        ? Line.of("unsure", "none", State.WELL)
        : Line.of("unsure", "some", State.LOOK, unsure, refused);
  }

  static Line mail(String missing, SystemState state) {
    long waiting = state.mails("queued");
    if (missing != null) return Line.of("mail", "unset", State.LOOK, waiting);
    if (state.oldestMail().compareTo(MAIL_LATE) >= 0)
      return Line.of("mail", "stuck", State.ACT, waiting, state.oldestMail().toHours());
    if (state.failingMail() > 0) return Line.of("mail", "failing", State.LOOK, state.failingMail());
    return Line.of("mail", "leaving", State.WELL, waiting);
  }

  private Line records() {
    return verifications
        .last()
        .map(
            done -> {
              if (done.problems() > 0)
                return Line.of("records", "broken", State.ACT, done.at(), done.problems());
              boolean long_ago = done.at().isBefore(clock.instant().minus(UNVERIFIED));
              return Line.of(
                  "records",
                  long_ago ? "long-ago" : "whole",
                  long_ago ? State.LOOK : State.WELL,
                  done.at(),
                  done.entries());
            })
        .orElseGet(() -> Line.of("records", "never", State.LOOK))
        .at("/records");
  }

  /**
   * Cases go on by the files that they began with, also by those that the guard came too late for.
   */
  private Line releases() {
    List<String> used =
        jdbc.sql(
                """
                select distinct d.deployment_id_ from act_ru_execution e
                join act_re_procdef d on d.id_ = e.proc_def_id_ where e.parent_id_ is null\
                """)
            .query(String.class)
            .list();
    long unsafe = used.stream().filter(release -> refused(release) > 0).count();
    return (unsafe == 0
            ? Line.of("releases", "safe", State.WELL, used.size())
            : Line.of("releases", "unsafe", State.LOOK, unsafe))
        .at("/changes/releases");
  }

  private int refused(String deployment) {
    return refused.computeIfAbsent(
        deployment,
        id -> {
          ModelSet files = models.of(id);
          return (int)
              files.files().stream().filter(file -> !guard.check(file, files).isEmpty()).count();
        });
  }

  static Line alive(List<Node> seen) {
    long alive = seen.stream().filter(Node::alive).count();
    long silent = seen.stream().filter(node -> !node.alive() && !node.left()).count();
    long versions = seen.stream().filter(Node::alive).map(Node::version).distinct().count();
    if (silent > 0) return Line.of("nodes", "silent", State.LOOK, alive, silent);
    if (versions > 1) return Line.of("nodes", "versions", State.LOOK, alive, versions);
    return Line.of("nodes", "alive", State.WELL, alive);
  }

  static Line clocks(List<Node> seen) {
    Duration worst =
        seen.stream()
            .filter(Node::alive)
            .map(node -> node.clockAhead().abs())
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    if (worst.compareTo(CLOCK_WRONG) >= 0)
      return Line.of("clocks", "wrong", State.ACT, worst.toSeconds());
    if (worst.compareTo(CLOCK_OFF) >= 0)
      return Line.of("clocks", "off", State.LOOK, worst.toSeconds());
    return Line.of("clocks", "same", State.WELL, worst.toMillis());
  }

  private Line certificate() {
    SslInfo info = certificates.getIfAvailable();
    if (info == null) return Line.of("certificate", "elsewhere", State.NOTE);
    return info.getBundles().stream()
        .flatMap(bundle -> bundle.getCertificateChains().stream())
        .flatMap(chain -> chain.getCertificates().stream())
        .map(CertificateInfo::getValidityEnds)
        .min(Instant::compareTo)
        .map(
            end -> {
              Duration left = Duration.between(clock.instant(), end);
              if (left.isNegative()) return Line.of("certificate", "ended", State.ACT, end);
              return left.compareTo(CERTIFICATE_SOON) < 0
                  ? Line.of("certificate", "soon", State.LOOK, end)
                  : Line.of("certificate", "valid", State.WELL, end);
            })
        .orElseGet(() -> Line.of("certificate", "elsewhere", State.NOTE));
  }

  static Line backup(Optional<Backups.Taken> last, Instant now) {
    return last.map(
            taken -> {
              boolean old = taken.at().isBefore(now.minus(BACKUP_OLD));
              return Line.of(
                  "backup",
                  old ? "old" : "made",
                  old ? State.LOOK : State.WELL,
                  taken.at(),
                  taken.bytes() / 1e6);
            })
        .orElseGet(() -> Line.of("backup", "never", State.LOOK));
  }

  private static long megabytes(long bytes) {
    return bytes >> 20;
  }
}
