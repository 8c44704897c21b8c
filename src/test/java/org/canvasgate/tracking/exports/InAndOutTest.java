package org.canvasgate.tracking.exports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Rating;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.committee.CanvasEvaluation;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Recusal;
import org.canvasgate.committee.Recusals;
import org.canvasgate.committee.Scorecards;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.committee.Windows;
import org.canvasgate.identity.People;
import org.canvasgate.identity.Role;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.testing.CanvasgateTest;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What goes in and out of the application as files, and who gets what. */
@CanvasgateTest
class InAndOutTest {
  private static final String PASSWORD = "Bridge-over-4-gates";
  private static final String IMPORT = "/proposals/import";
  private static final Pattern ADDRESS = Pattern.compile("value=\"http[^\"]*(/calendar/[^\"]+)\"");

  @LocalServerPort int port;
  @Autowired People people;
  @Autowired Proposals proposals;
  @Autowired Panels panels;
  @Autowired Windows windows;
  @Autowired Recusals recusals;
  @Autowired Scorecards scorecards;
  @Autowired CanvasEvaluation evaluation;
  @Autowired Verdicts verdicts;

  @BeforeEach
  void people() {
    create("ioplanner", Role.PLANNERS);
    create("iostranger", Role.PLANNERS);
    create("iomember", Role.COMMITTEE);
    create("iokeptoff", Role.COMMITTEE);
    create("iosecretary", Role.SECRETARIAT);
  }

  @Test
  void aSpreadsheetIsCheckedThenTakenInAndGivenOutAgain() throws IOException {
    Visitor planner = signedIn("ioplanner", "en");
    byte[] template = planner.download(IMPORT + "/template.xlsx").body();
    byte[] wrong = changed(template, book -> set(book.getSheetAt(0), "name_en", "Sheet lamps"));
    HttpResponse<String> refused = load(planner, true, wrong);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("3 problems", "Service 서비스 C5", "“City” is missing")
        .doesNotContain("??");
    assertThat(signedIn("ioplanner", "ko").upload(IMPORT, IMPORT, Map.of(), "a.xlsx", wrong).body())
        .contains("“도시” 칸이 비어 있습니다")
        .doesNotContain("??");

    byte[] right = changed(template, book -> lamps(book, "sheet-lamps"));
    HttpResponse<String> checked = load(planner, true, right);
    assertThat(checked.body())
        .contains("Nothing was taken in yet", "would still ask for", "Key resources")
        .doesNotContain("??");
    assertThat(proposals.find("sheet-lamps")).isEmpty();
    assertThat(load(planner, false, right).body()).contains("/proposals/sheet-lamps");
    assertThat(proposals.get("sheet-lamps").city()).isEqualTo("Sejong");
    assertThat(proposals.get("sheet-lamps").planner()).isEqualTo("ioplanner");

    HttpResponse<String> twice = load(planner, false, right);
    assertThat(twice.statusCode()).isEqualTo(422);
    assertThat(twice.body()).contains("already a case", "Service 서비스 C14");

    byte[] out = planner.download("/proposals/sheet-lamps/proposal.xlsx").body();
    byte[] again = changed(out, book -> set(book.getSheetAt(0), "id", "sheet-lamps-again"));
    assertThat(load(planner, false, again).body()).contains("/proposals/sheet-lamps-again");
    assertThat(proposals.get("sheet-lamps-again").canvas())
        .isEqualTo(proposals.get("sheet-lamps").canvas());

    Visitor stranger = signedIn("iostranger", "en");
    assertThat(stranger.download("/proposals/sheet-lamps/proposal.xlsx").statusCode())
        .isEqualTo(404);
    assertThat(signedIn("iomember", "en").get(IMPORT + "/template.xlsx").statusCode())
        .isEqualTo(403);
  }

  @Test
  void theBoardIsGivenOutWithTheSameFiltersAndTheSameRights() throws IOException {
    Visitor planner = signedIn("ioplanner", "en");
    byte[] template = planner.download(IMPORT + "/template.xlsx").body();
    load(planner, false, changed(template, book -> lamps(book, "board-lamps")));
    byte[] evil =
        changed(
            template,
            book -> {
              lamps(book, "board-evil");
              set(book.getSheetAt(0), "name_en", "=HYPERLINK(1)");
              set(book.getSheetAt(0), "city", "Daegu");
            });
    load(planner, false, evil);

    HttpResponse<byte[]> csv = planner.download("/exports/board.csv?city=Daegu");
    assertThat(csv.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment")
        .contains(".csv");
    assertThat(new String(csv.body(), StandardCharsets.UTF_8))
        .startsWith("\uFEFF\"Case\"")
        .contains("\"board-evil\",\"'=HYPERLINK(1)\"")
        .doesNotContain("board-lamps", "??");
    assertThat(
            new String(
                signedIn("ioplanner", "ko").download("/exports/board.csv").body(),
                StandardCharsets.UTF_8))
        .contains("\"안건\"", "board-lamps", "board-evil", "평가 중");

    JsonNode json =
        new ObjectMapper().readTree(planner.download("/exports/board.json?city=Sejong").body());
    JsonNode lamps = row(json, "board-lamps");
    assertThat(lamps.get("kind").asText()).isEqualTo("public");
    assertThat(lamps.get("name_ko").isNull()).isTrue();
    assertThat(lamps.get("changed_at").asText()).matches("20.*Z");
    assertThat(row(json, "board-evil")).isNull();

    try (var book =
        new XSSFWorkbook(
            new ByteArrayInputStream(planner.download("/exports/board.xlsx?q=hyperlink").body()))) {
      assertThat(book.getSheetAt(0).getLastRowNum()).isEqualTo(1);
      assertThat(book.getSheetAt(0).getRow(1).getCell(1).getStringCellValue())
          .isEqualTo("=HYPERLINK(1)");
    }
    JsonNode strangers =
        new ObjectMapper()
            .readTree(signedIn("iostranger", "en").download("/exports/board.json").body());
    assertThat(row(strangers, "board-lamps")).isNull();
    assertThat(row(strangers, "board-evil")).isNull();
    assertThat(planner.download("/exports/board.exe").statusCode()).isEqualTo(404);
    assertThat(new Visitor(port).get("/exports/board.csv").body()).doesNotContain("board-lamps");
  }

  @Test
  void aCalendarShowsWhatItsOwnerMaySeeWhenItIsRead() throws IOException {
    Visitor planner = signedIn("ioplanner", "en");
    byte[] template = planner.download(IMPORT + "/template.xlsx").body();
    load(planner, false, changed(template, book -> lamps(book, "calendar-lamps")));
    panels.appoint(
        "calendar-lamps",
        Gate.REVIEW,
        0,
        "project-council",
        List.of("iomember", "iokeptoff"),
        null,
        "iosecretary");
    windows.open("calendar-lamps", Gate.MAINTENANCE, 0, "vote-plan");
    Map<String, String> all = Map.of("kind", "windows", "language", "en");

    Visitor member = signedIn("iomember", "en");
    assertThat(member.get("/calendars").body()).contains("You have no address yet");
    String address = made(member, all);
    Visitor program = new Visitor(port);
    HttpResponse<String> file = program.get(address);
    assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
    assertThat(file.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(unfolded(file))
        .contains("SUMMARY:Vote on the maintenance plan ends – Lamps calendar-lamps")
        .contains("UID:window-calendar-lamps-maintenance-0-1@canvasgate")
        .doesNotContain("iomember", "iokeptoff", "Kim");
    assertThat(member.get("/calendars").body())
        .contains("Vote on the maintenance plan ends")
        .doesNotContain(address, "No program has read it", "??");

    String strangers = made(signedIn("iostranger", "en"), all);
    assertThat(program.get(strangers).body()).doesNotContain("calendar-lamps");
    String keptOff = made(signedIn("iokeptoff", "ko"), Map.of("kind", "windows", "language", "ko"));
    assertThat(unfolded(program.get(keptOff))).contains("유지관리계획 표결 마감");
    recusals.add(
        "calendar-lamps",
        "iokeptoff",
        Recusal.Kind.STEPPED_ASIDE,
        "a cousin plans it",
        "iokeptoff");
    assertThat(program.get(keptOff).body()).doesNotContain("calendar-lamps");

    String anew = made(member, all);
    assertThat(program.get(address).statusCode()).isEqualTo(404);
    assertThat(program.get(anew).statusCode()).isEqualTo(200);
    member.submit("/calendars", "/calendars/revoke", all);
    assertThat(program.get(anew).statusCode()).isEqualTo(404);
    assertThat(member.submit("/calendars", "/calendars/make", Map.of("language", "en")).body())
        .contains("Choose at least one kind of date");
  }

  @Test
  void theDossierHoldsWhatItsReaderMaySee() throws IOException {
    Visitor planner = signedIn("ioplanner", "en");
    byte[] template = planner.download(IMPORT + "/template.xlsx").body();
    load(planner, false, changed(template, book -> lamps(book, "dossier-lamps")));
    String id = "dossier-lamps";
    panels.appoint(
        id,
        Gate.REVIEW,
        0,
        "project-council",
        List.of("iomember", "iokeptoff"),
        null,
        "iosecretary");
    recusals.add(id, "iokeptoff", Recusal.Kind.STEPPED_ASIDE, "a cousin plans it", "iokeptoff");
    CaseRound round = new CaseRound(id, Gate.REVIEW, 0, 1);
    List<Rating> ratings =
        Arrays.stream(Block.values()).map(block -> Rating.of("iomember", block, 4, null)).toList();
    scorecards.save(evaluation.of(round, ServiceKind.PUBLIC, ratings, Map.of(), null, Map.of()));
    String path = "/proposals/" + id + "/dossier.pdf";
    assertThat(words(planner.download(path)))
        .contains("Lamps dossier-lamps", "The police", "made on")
        .doesNotContain("scored at", "75", "??");
    String secretary = words(signedIn("iosecretary", "en").download(path));
    assertThat(secretary)
        .contains("scored at: Business-model review", "75")
        .containsPattern("Key partners (75 )?holds")
        .doesNotContain("??");
    assertThat(words(signedIn("iosecretary", "ko").download(path)))
        .contains("채점 관문", "캔버스의 근거")
        .doesNotContain("??");
    assertThat(words(signedIn("iokeptoff", "en").download(path)))
        .contains("You are kept off this case", "The police")
        .doesNotContain("scored at", "75", "??");
    assertThat(signedIn("iostranger", "en").download(path).statusCode()).isEqualTo(404);

    verdicts.give(round, "pass", "pass", "It holds.", null, "iosecretary", Map.of());
    assertThat(words(planner.download(path))).contains("scored at", "75", "It holds.");
  }

  private static String words(HttpResponse<byte[]> pdf) throws IOException {
    assertThat(pdf.statusCode()).isEqualTo(200);
    try (var document = Loader.loadPDF(pdf.body())) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  private static String made(Visitor visitor, Map<String, String> fields) {
    assertThat(visitor.submit("/calendars", "/calendars/make", fields).statusCode()).isEqualTo(302);
    Matcher address = ADDRESS.matcher(visitor.get("/calendars").body());
    assertThat(address.find()).isTrue();
    return address.group(1);
  }

  private static String unfolded(HttpResponse<String> file) {
    return file.body().replace("\r\n ", "");
  }

  private static JsonNode row(JsonNode rows, String id) {
    for (JsonNode row : rows) if (row.get("id").asText().equals(id)) return row;
    return null;
  }

  private static HttpResponse<String> load(Visitor planner, boolean dryRun, byte[] file) {
    return planner.upload(
        IMPORT, IMPORT, dryRun ? Map.of("dryRun", "true") : Map.of(), "proposal.xlsx", file);
  }

  private static void lamps(XSSFWorkbook book, String id) {
    XSSFSheet service = book.getSheetAt(0);
    set(service, "id", id);
    set(service, "name_en", "Lamps " + id);
    set(service, "city", "Sejong");
    set(service, "kind", "공공");
    set(service, "sector", "Transport");
    book.getSheetAt(1).getRow(3).getCell(3).setCellValue("The police");
  }

  private static void set(XSSFSheet sheet, String key, String value) {
    for (var row : sheet)
      if (row.getCell(0) != null && key.equals(row.getCell(0).getStringCellValue()))
        row.getCell(2).setCellValue(value);
  }

  private static byte[] changed(byte[] file, Consumer<XSSFWorkbook> by) {
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(file));
        var bytes = new ByteArrayOutputStream()) {
      by.accept(book);
      book.write(bytes);
      return bytes.toByteArray();
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  private void create(String id, Role role) {
    people.create(new People.Person(id, "Min", "Kim", null), PASSWORD, Set.of(role));
  }

  private Visitor signedIn(String user, String language) {
    Visitor visitor = new Visitor(port).reads(language);
    visitor.submit("/sign-in", "/sign-in", Map.of("username", user, "password", PASSWORD));
    return visitor;
  }
}
