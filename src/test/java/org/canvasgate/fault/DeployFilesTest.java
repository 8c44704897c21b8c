package org.canvasgate.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.canvasgate.testing.CanvasgateTest;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What can be held of the files in {@code deploy/} without a container engine. */
@CanvasgateTest
class DeployFilesTest {
  private static final Path FOLDER = Path.of("deploy");

  /** Spring Boot's own, which {@code application.yaml} does not name. */
  private static final Set<String> OF_SPRING_BOOT =
      Set.of(
          "SPRING_DATASOURCE_URL",
          "SPRING_DATASOURCE_USERNAME",
          "SPRING_DATASOURCE_PASSWORD",
          "SPRING_FLYWAY_USER",
          "SPRING_FLYWAY_PASSWORD",
          "SERVER_FORWARD_HEADERS_STRATEGY");

  private static final Pattern PROBED = Pattern.compile("/actuator/health/[a-z]+");

  @LocalServerPort int port;
  @Autowired Environment environment;

  @Test
  void theComposeFileDescribesTwoNodesADatabaseAndTheBalancer() throws IOException {
    Map<String, Object> services = map(only(FOLDER.resolve("compose.yaml")).get("services"));
    assertThat(services).containsOnlyKeys("postgres", "node-a", "node-b", "balancer");
    for (String node : List.of("node-a", "node-b"))
      assertThat(map(services.get(node))).containsKeys("healthcheck", "stop_grace_period");
    assertThat(map(map(services.get("balancer")).get("environment")))
        .containsOnlyKeys("CANVASGATE_LISTEN", "CANVASGATE_NODE_A", "CANVASGATE_NODE_B");
    assertThat(Files.readString(FOLDER.resolve("haproxy.cfg")))
        .contains("${CANVASGATE_LISTEN}", "${CANVASGATE_NODE_A}", "${CANVASGATE_NODE_B}");
  }

  @Test
  void theKubernetesFilesKeepANodeServingAndNameTheirOwnParts() throws IOException {
    List<Map<String, Object>> all = kubernetes();
    assertThat(all.stream().map(each -> each.get("kind")))
        .containsExactlyInAnyOrder(
            "ConfigMap",
            "Deployment",
            "PodDisruptionBudget",
            "Service",
            "Ingress",
            "NetworkPolicy");
    assertThat(all).allMatch(each -> "canvasgate".equals(at(each, "metadata", "namespace")));
    Map<String, Object> deployment = kind(all, "Deployment");
    assertThat((Integer) at(deployment, "spec", "replicas")).isGreaterThanOrEqualTo(2);
    assertThat(at(deployment, "spec", "strategy", "rollingUpdate", "maxUnavailable")).isEqualTo(0);
    Object labels = at(deployment, "spec", "template", "metadata", "labels");
    assertThat(at(deployment, "spec", "selector", "matchLabels")).isEqualTo(labels);
    assertThat(at(kind(all, "Service"), "spec", "selector")).isEqualTo(labels);
    assertThat(at(kind(all, "PodDisruptionBudget"), "spec", "selector", "matchLabels"))
        .isEqualTo(labels);
    assertThat(at(kind(all, "NetworkPolicy"), "spec", "podSelector", "matchLabels"))
        .isEqualTo(labels);
    assertThat(container(deployment))
        .containsKeys("startupProbe", "readinessProbe", "livenessProbe", "lifecycle");
  }

  @Test
  void whoeverStopsANodeWaitsLongerThanItNeeds() throws IOException {
    int jobs = 20;
    int requests = seconds(environment.getProperty("spring.lifecycle.timeout-per-shutdown-phase"));
    Map<String, Object> node =
        map(map(only(FOLDER.resolve("compose.yaml")).get("services")).get("node-a"));
    int drain = seconds((String) at(node, "environment", "CANVASGATE_DRAIN"));
    // HAProxy looks every second and believes the second refusal.
    assertThat(drain).isGreaterThan(2);
    assertThat(seconds((String) node.get("stop_grace_period")))
        .isGreaterThan(drain + jobs + requests);
    Map<String, Object> pod = map(at(kind(kubernetes(), "Deployment"), "spec", "template", "spec"));
    List<?> preStop =
        (List<?>)
            at(
                container(kind(kubernetes(), "Deployment")),
                "lifecycle",
                "preStop",
                "exec",
                "command");
    assertThat((Integer) pod.get("terminationGracePeriodSeconds"))
        .isGreaterThan(Integer.parseInt((String) preStop.get(1)) + jobs + requests);
  }

  @Test
  void everySettingThatTheFilesNameIsOneOfTheApplication() throws IOException {
    Map<String, Object> services = map(only(FOLDER.resolve("compose.yaml")).get("services"));
    Set<String> named = new TreeSet<>(map(map(services.get("node-a")).get("environment")).keySet());
    named.addAll(map(kind(kubernetes(), "ConfigMap").get("data")).keySet());
    for (Object each : (List<?>) container(kind(kubernetes(), "Deployment")).get("env"))
      named.add((String) map(each).get("name"));
    named.removeAll(OF_SPRING_BOOT);
    assertThat(named).isNotEmpty();
    for (String variable : named) assertThat(sources()).as(variable).anyMatch(asks(variable));
  }

  private static Predicate<String> asks(String variable) {
    String property = variable.toLowerCase(java.util.Locale.ROOT).replace("_", "[.-]");
    return Pattern.compile("\\$\\{" + property + "[:}]").asPredicate();
  }

  @Test
  void everyProbedPathAnswersWhoeverAsks() throws IOException {
    Set<String> probed = new TreeSet<>();
    for (Path file : files())
      PROBED.matcher(Files.readString(file)).results().forEach(found -> probed.add(found.group()));
    assertThat(probed).containsExactly("/actuator/health/liveness", "/actuator/health/readiness");
    for (String path : probed) {
      var answer = new Visitor(port).get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
    }
  }

  @Test
  void noFileHoldsASecret() throws IOException {
    for (Path file : files())
      assertThat(Files.readAllLines(file))
          .as(file.toString())
          .filteredOn(line -> line.matches("(?i).*(password|_key): .*"))
          .allMatch(line -> line.contains("${"));
    assertThat(kubernetes()).noneMatch(each -> "Secret".equals(each.get("kind")));
  }

  private static int seconds(String duration) {
    return Integer.parseInt(duration.replace("s", ""));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> found = Files.walk(FOLDER)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static List<String> sources() throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> found = Files.walk(Path.of("src", "main", "java"))) {
      for (Path file : found.filter(f -> f.toString().endsWith(".java")).toList())
        texts.add(Files.readString(file));
    }
    return texts;
  }

  private static List<Map<String, Object>> kubernetes() throws IOException {
    List<Map<String, Object>> all = new ArrayList<>();
    try (Stream<Path> found = Files.list(FOLDER.resolve("kubernetes"))) {
      for (Path file : found.sorted().toList()) all.addAll(documents(file));
    }
    return all;
  }

  private static Map<String, Object> kind(List<Map<String, Object>> all, String kind) {
    return all.stream().filter(each -> kind.equals(each.get("kind"))).findFirst().orElseThrow();
  }

  private static Map<String, Object> container(Map<String, Object> deployment) {
    return map(((List<?>) at(deployment, "spec", "template", "spec", "containers")).get(0));
  }

  private static Map<String, Object> only(Path file) throws IOException {
    List<Map<String, Object>> all = documents(file);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static List<Map<String, Object>> documents(Path file) throws IOException {
    List<Map<String, Object>> all = new ArrayList<>();
    try (Reader text = Files.newBufferedReader(file)) {
      for (Object each : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text))
        all.add(map(each));
    }
    return all;
  }

  private static Object at(Map<String, Object> from, String... path) {
    Object found = from;
    for (String step : path) found = map(found).get(step);
    return found;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    assertThat(value).isInstanceOf(Map.class);
    return (Map<String, Object>) value;
  }
}
