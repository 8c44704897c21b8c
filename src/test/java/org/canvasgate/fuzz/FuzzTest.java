package org.canvasgate.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.canvasgate.diagram.check.ModelCheck;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.release.ModelsInForce;
import org.canvasgate.form.Refusal;
import org.canvasgate.proposal.ProposalFile;
import org.canvasgate.proposal.ProposalReader;
import org.canvasgate.proposal.sheet.ProposalWorkbook;
import org.canvasgate.sample.PlayedCase;
import org.canvasgate.testing.CanvasgateTest;
import org.canvasgate.testing.Visitor;
import org.canvasgate.testing.process.CausesFaults;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whatever is sent, it is taken or refused with sentences in both languages, in bounded time, and
 * what is refused leaves nothing behind. A failure names the target and the seed; what was found
 * once stands in {@code src/test/resources/fuzz} and is tried first ever after.
 */
@CanvasgateTest
@CausesFaults
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzTest {
  private static final Path FOUND = Path.of("src/test/resources/fuzz");

  private static final Set<String> TABLES =
      Set.of("proposal", "revision", "ballot", "vote", "verdict", "mail", "model_change", "panel");

  @LocalServerPort int port;
  @Autowired ApplicationContext application;
  @Autowired MessageSource messages;
  @Autowired List<ModelCheck> checks;
  @Autowired List<ProposalReader> readers;
  @Autowired ProposalWorkbook workbook;
  @Autowired ModelsInForce models;
  @Autowired JdbcClient jdbc;
  @Autowired ObjectMapper json;

  private Fuzzing fuzzing;

  @BeforeAll
  void begin() {
    fuzzing = new Fuzzing(messages);
    PlayedCase.arrive(application);
  }

  private static List<byte[]> found(String target) {
    Path folder = FOUND.resolve(target);
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> files = Files.list(folder)) {
      List<byte[]> all = new ArrayList<>();
      for (Path file : files.sorted().toList()) all.add(Files.readAllBytes(file));
      return all;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Map<String, Long> rows() {
    Map<String, Long> rows = new TreeMap<>();
    for (String table : TABLES)
      if (jdbc.sql("select to_regclass(?) is not null").param(table).query(Boolean.class).single())
        rows.put(table, jdbc.sql("select count(*) from " + table).query(Long.class).single());
    return rows;
  }

  // --- files

  @Test
  void filesOfProposals() throws IOException {
    byte[] valid = getClass().getResourceAsStream("/sample/services.json").readAllBytes();
    JsonNode services = Mutations.tree(valid);
    for (byte[] known : found("proposal-file"))
      for (String name : List.of("a.json", "a.yaml"))
        fuzzing.taken("a known file", known, file -> ProposalFile.read(file, name));
    fuzzing.fuzz(
        "proposals in JSON",
        300,
        random -> {
          JsonNode one = services.get(random.nextInt(services.size()));
          byte[] changed =
              Mutations.json(Mutations.json(one, random)).getBytes(StandardCharsets.UTF_8);
          return random.nextInt(4) == 0 ? Mutations.bytes(changed, random) : changed;
        },
        file -> ProposalFile.read(file, "services.json"));
    String yaml =
        new com.fasterxml.jackson.dataformat.yaml.YAMLMapper().writeValueAsString(services.get(0));
    fuzzing.fuzz(
        "proposals in YAML",
        200,
        random -> Mutations.tokens(yaml, random).getBytes(StandardCharsets.UTF_8),
        file -> ProposalFile.read(file, "services.yaml"));
  }

  @Test
  void spreadsheets() throws IOException {
    byte[] services = getClass().getResourceAsStream("/sample/services.json").readAllBytes();
    byte[] filled = workbook.of(ProposalFile.read(services, "services.json").get(0));
    fuzzing.fuzz(
        "spreadsheets",
        60,
        random ->
            random.nextInt(5) == 0
                ? Mutations.bytes(filled, random)
                : Mutations.zip(filled, random),
        file -> {
          for (ProposalReader reader : readers)
            if (reader.reads(file, "proposal.xlsx")) reader.read(file, "proposal.xlsx");
        });
  }

  @Test
  void diagramsTablesAndForms() {
    var inForce = models.now();
    for (ModelKind kind : ModelKind.values()) {
      List<ModelFile> files = inForce.files().stream().filter(f -> f.kind() == kind).toList();
      fuzzing.fuzz(
          "models, " + kind.name().toLowerCase(Locale.ROOT),
          40,
          random -> {
            ModelFile file = files.get(random.nextInt(files.size()));
            return new ModelFile(kind, file.key(), Mutations.tokens(file.content(), random));
          },
          file -> {
            var all = inForce.with(List.of(file));
            // What the guard refuses, no other check is given to read.
            if (!checks.get(0).check(file, all).isEmpty()) throw new Refusal("guard.door.empty");
            for (ModelCheck check : checks) check.check(file, all);
          });
    }
  }

  // --- doors

  @Test
  void whatIsAskedOverHttp() {
    Map<String, Long> before = rows();
    var secretary = signedIn("secretary");
    List<String> questions =
        List.of(
            "/board?q=%s",
            "/board?city=%s",
            "/board?status=%s",
            "/board?kind=%s",
            "/board?field=%s",
            "/board?due=%s",
            "/board?from=%s&to=%s",
            "/board?sort=%s",
            "/board?cursor=%s",
            "/board?size=%s",
            "/board?view=%s",
            "/portfolio?from=%s&to=%s",
            "/portfolio/similar?name=%s",
            "/proposals/%s",
            "/records?before=%s",
            "/records?case=%s",
            "/letters?state=%s",
            "/roster/%s",
            "/handovers/preview?from=%s&to=%s&on=%s",
            "/panel-statistics?panel=%s",
            "/calendars/%s.ics",
            "/calendar/%s.ics");
    fuzzing.fuzz(
        "questions to pages",
        150,
        random ->
            questions
                .get(random.nextInt(questions.size()))
                .replace(
                    "%s",
                    URLEncoder.encode(Mutations.text(random), StandardCharsets.UTF_8)
                        .replaceAll("^(.{2000}).*", "$1")),
        address -> answered(secretary.get(address), address));
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void whatProgramsSend() {
    Map<String, Long> before = rows();
    var planner = new Visitor(port).basic("planner", PlayedCase.PASSWORD);
    JsonNode proposal = service();
    JsonNode task =
        Mutations.tree(
            "{\"values\":{\"plan\":\"x\",\"years\":[1,2]},\"comment\":\"y\"}"
                .getBytes(StandardCharsets.UTF_8));
    JsonNode query =
        Mutations.tree(
            ("{\"assignee\":\"planner\",\"nameLike\":\"%a%\",\"dueBefore\":"
                    + "\"2026-11-23T00:00:00.000+0900\",\"orQueries\":[{\"name\":\"a\"}],"
                    + "\"taskVariables\":[{\"name\":\"a\",\"operator\":\"eq\",\"value\":1}],"
                    + "\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"asc\"}]}")
                .getBytes(StandardCharsets.UTF_8));
    fuzzing.fuzz(
        "bodies of programs",
        90,
        random -> {
          boolean broken = random.nextInt(5) == 0;
          return switch (random.nextInt(4)) {
            case 0 -> body("/api/v1/proposals", Mutations.value(random), broken, random);
            case 1 ->
                body("/api/v1/tasks/none/answer", Mutations.json(task, random), broken, random);
            case 2 ->
                body(
                    "/api/v1/proposals/none/withdrawal",
                    Mutations.json(proposal, random),
                    broken,
                    random);
            default -> body("/engine-rest/task", Mutations.json(query, random), broken, random);
          };
        },
        sent -> {
          HttpResponse<String> answer = planner.post(sent[0], sent[1]);
          // The engine's own reader of JSON says 500 to some of what is no query.
          if (!sent[0].startsWith("/engine-rest")) answered(answer, sent[1]);
        });
    assertThat(rows()).isEqualTo(before);
  }

  private static String[] body(String path, JsonNode body, boolean broken, Random random) {
    String text = Mutations.json(body);
    return new String[] {path, broken ? Mutations.tokens(text, random) : text};
  }

  private JsonNode service() {
    try (var file = getClass().getResourceAsStream("/sample/services.json")) {
      return Mutations.tree(file.readAllBytes()).get(0);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** A cookie is sent by whoever likes, and read before anybody is known. */
  @Test
  void cookiesAndHeaders() {
    List<String> texts = List.of("AAAA", "AA==", "%00", "_", "====", "gICA", "a".repeat(3000));
    for (String text : texts)
      for (String cookie : List.of("canvasgate-session", "XSRF-TOKEN", "canvasgate-language"))
        answered(
            new Visitor(port).sends("Cookie", cookie + "=" + text).get("/sign-in"),
            cookie + "=" + text);
    for (String header :
        List.of("Bearer %00", "Bearer " + "x".repeat(3000), "Basic !!!!", "Basic AAAA"))
      answered(new Visitor(port).sends("Authorization", header).get("/api/v1/me"), header);
  }

  private static void answered(HttpResponse<String> answer, String sent) {
    assertThat(answer.statusCode()).as("answer to %s", Fuzzing.shown(sent)).isLessThan(500);
  }

  private Visitor signedIn(String user) {
    var visitor = new Visitor(port);
    visitor.signIn(user, PlayedCase.PASSWORD);
    return visitor;
  }
}
