package org.canvasgate.tracking.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.RecordPart;
import org.canvasgate.committee.Recusal;
import org.canvasgate.committee.Recusals;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.document.Document;
import org.canvasgate.document.Documents;
import org.canvasgate.identity.People;
import org.canvasgate.identity.Role;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.proposal.Status;
import org.canvasgate.sample.PlayedCase;
import org.canvasgate.testing.CanvasgateTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Who sees the way and the documents of a case in its first window, and how much of them. */
@CanvasgateTest
class WayAndDocumentsTest {
  private static final String PASSWORD = "Bridge-over-4-gates";
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final byte[] PDF =
      "%PDF-1.7\nminutes\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
  private static String id;

  @LocalServerPort int port;
  @Autowired ApplicationContext application;
  @Autowired People people;
  @Autowired Proposals proposals;
  @Autowired Documents documents;
  @Autowired Recusals recusals;
  @Autowired Verdicts verdicts;
  @Autowired List<RecordPart> parts;
  @Autowired ObjectMapper json;

  @BeforeEach
  void aCaseInItsFirstWindow() {
    if (id != null) return;
    id = PlayedCase.at(application, "daejeon-electrical-fire", "score-canvas", 2);
    people.create(
        new People.Person("waystranger", "Minjun", "Seo", "waystranger@example.org"),
        PASSWORD,
        Set.of(Role.PLANNERS));
  }

  @Test
  void aPartySeesWhereTheCaseStandsAndNobodysName() throws IOException {
    Person planner = sample("planner", "en");
    JsonNode way = json.readTree(planner.get("/proposals/" + id + "/way").text());
    assertThat(way).hasSize(2);
    JsonNode review = way.get(1);
    assertThat(review.get("name").asText()).isEqualTo("Review the business model");
    JsonNode score = mark(review, "score-canvas");
    assertThat(score.get("state").asText()).isEqualTo("now");
    assertThat(score.get("says").asText())
        .contains("here now", "2 in, ", " missing", "not due yet");
    assertThat(mark(review, "appoint-panel").get("state").asText()).isEqualTo("done");
    assertThat(review.get("taken")).isNotEmpty();
    assertThat(mark(way.get(0), "call-review").get("leadsTo").asInt()).isEqualTo(2);
    assertThat(way.toString()).doesNotContainIgnoringCase("member1").doesNotContain("chair");

    String page = planner.get("/proposals/" + id).text();
    assertThat(page)
        .contains("The way through the process", "Score the canvas blind", "planned: 7 days")
        .doesNotContain("??");
    String korean = sample("planner", "ko").get("/proposals/" + id + "/way/2/diagram").text();
    assertThat(korean).contains("<bpmn:definitions").contains("name=\"캔버스 비공개 채점\"");
    assertThat(planner.get("/proposals/" + id + "/way/9/diagram").status()).isEqualTo(404);
  }

  @Test
  void whoIsKeptOffSeesTheStepAndNeitherTimesNorCountsNorDocuments() throws IOException {
    Document document = added("kept.pdf", "a");
    recusals.add(id, "member7", Recusal.Kind.STEPPED_ASIDE, "x", "chair");
    Person member = sample("member7", "en");
    JsonNode way = json.readTree(member.get("/proposals/" + id + "/way").text());
    assertThat(way.toString()).doesNotContain("missing").doesNotContain("2 in");
    for (JsonNode leg : way) {
      assertThat(leg.get("taken")).isEmpty();
      for (JsonNode mark : leg.get("marks")) assertThat(mark.get("badge").isNull()).isTrue();
    }
    assertThat(mark(way.get(1), "score-canvas").get("says").asText())
        .isEqualTo("Score the canvas blind: here now");
    assertThat(member.get("/proposals/" + id).text())
        .contains("You are kept off this case")
        .doesNotContain("kept.pdf");
    assertThat(member.get(address(document)).status()).isEqualTo(404);
  }

  @Test
  void aStrangerFindsNothingAndOnceItIsPublishedOnlyThePage() throws IOException {
    Document document = added("inside.pdf", "b");
    Person stranger = signedIn("waystranger", PASSWORD, "en");
    for (String path : List.of("", "/way", "/way/1/diagram", "/documents/" + document.id()))
      assertThat(stranger.get("/proposals/" + id + path).status()).as(path).isEqualTo(404);
    proposals.status(id, Status.OPERATING);
    try {
      assertThat(stranger.get("/proposals/" + id).status()).isEqualTo(200);
      assertThat(stranger.get("/proposals/" + id).text())
          .doesNotContain("inside.pdf")
          .doesNotContain("The way through the process");
      for (String path : List.of("/way", "/way/1/diagram", "/documents/" + document.id()))
        assertThat(stranger.get("/proposals/" + id + path).status()).as(path).isEqualTo(404);
      assertThat(stranger.upload(id, "x.pdf", PDF, "").status()).isEqualTo(404);
    } finally {
      proposals.status(id, Status.EVALUATING);
    }
  }

  @Test
  void aDocumentIsAddedUnderItsKoreanNameSentForDownloadOnlyAndRemovedByWhoAddedIt() {
    Person planner = sample("planner", "ko");
    assertThat(planner.upload(id, "회의록 1차.pdf", PDF, "value-proposition/1").status())
        .isEqualTo(302);
    Document document =
        documents.of(id).stream()
            .filter(each -> each.name().equals("회의록 1차.pdf"))
            .findFirst()
            .orElseThrow();
    assertThat(document.evidence().item()).isEqualTo(1);
    assertThat(document.capacity()).isEqualTo("planner");
    assertThat(planner.get("/proposals/" + id).text())
        .contains("회의록 1차.pdf", document.sha256())
        .doesNotContain("??");

    Answer sent = sample("member2", "en").get(address(document));
    assertThat(sent.body()).isEqualTo(PDF);
    assertThat(sent.header("Content-Type")).startsWith("application/pdf");
    assertThat(sent.header("Content-Disposition"))
        .startsWith("attachment;")
        .contains("filename*=UTF-8''%ED%9A%8C");
    assertThat(sent.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(sent.header("Content-Security-Policy")).startsWith("sandbox");

    Person secretary = sample("secretary", "en");
    assertThat(secretary.post(address(document) + "/remove", Map.of()).text())
        .contains("Only the person who added a document");
    assertThat(planner.post(address(document) + "/remove", Map.of()).status()).isEqualTo(302);
    assertThat(planner.get(address(document)).status()).isEqualTo(404);
    assertThat(planner.get("/proposals/" + id).text()).contains(document.sha256());
  }

  @Test
  void whatIsNotTakenIsRefusedInWords() {
    Person planner = sample("planner", "en");
    Answer refused = planner.upload(id, "run.exe", new byte[] {'M', 'Z', 0}, "");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("Taken are: pdf, png").doesNotContain("??");
    assertThat(planner.upload(id, "../a.pdf", PDF, "").status()).isEqualTo(422);
    assertThat(planner.upload(id, "a.pdf", PDF, "channels/99").text())
        .contains("The canvas has no such item");
  }

  @Test
  void whoSitsOnThePanelIsNotNamedToTheApplicant() {
    Person member = sample("member2", "en");
    byte[] finding = "measured on site\n".getBytes(StandardCharsets.UTF_8);
    assertThat(member.upload(id, "finding.txt", finding, "").status()).isEqualTo(302);
    String own = section(member.get("/proposals/" + id).text());
    String name = own.replaceAll("(?s).*a member of the panel ([^<]+)<.*", "$1").strip();
    assertThat(name).isNotBlank().hasSizeLessThan(40);
    assertThat(section(sample("planner", "en").get("/proposals/" + id).text()))
        .contains("finding.txt", "a member of the panel")
        .doesNotContain(name);
  }

  @Test
  void theRecordOfADecisionKeepsTheHashesOfWhatLayBeforeThePanel() throws IOException {
    Document before = added("before.pdf", "c");
    CaseRound round = new CaseRound(id, Gate.REVIEW, 0, 9);
    verdicts.give(round, "revise", "revise", null, null, "chair", Map.of());
    Document after = added("after.pdf", "d");
    Map<String, Object> part =
        parts.stream()
            .filter(each -> each.name().equals("documents"))
            .findFirst()
            .orElseThrow()
            .of(round);
    assertThat(part.toString())
        .contains(before.sha256(), "before.pdf")
        .doesNotContain(after.sha256());
    assertThat(documents.removable(before, "planner")).isFalse();
    assertThat(documents.removable(after, "planner")).isTrue();
  }

  private Document added(String name, String content) throws IOException {
    var file = java.nio.file.Files.createTempFile("way", null);
    java.nio.file.Files.writeString(file, "%PDF-1.7\n" + content);
    try {
      return documents.add(new Documents.Sent(id, name, file, null, "planner", "planner"));
    } finally {
      java.nio.file.Files.delete(file);
    }
  }

  private static String section(String page) {
    return page.replaceAll("(?s).*id=\"documents\"", "").replaceAll("(?s)</section>.*", "");
  }

  private static String address(Document document) {
    return "/proposals/" + id + "/documents/" + document.id();
  }

  private static JsonNode mark(JsonNode leg, String element) {
    for (JsonNode mark : leg.get("marks"))
      if (mark.get("element").asText().equals(element)) return mark;
    throw new AssertionError(element + " is not in " + leg);
  }

  private Person sample(String user, String language) {
    return signedIn(user, PlayedCase.PASSWORD, language);
  }

  private Person signedIn(String user, String password, String language) {
    Person person = new Person("http://localhost:" + port, language);
    var fields = new LinkedHashMap<String, String>();
    fields.put("username", user);
    fields.put("password", password);
    person.post("/sign-in", "/sign-in", fields);
    return person;
  }

  /** What came back, byte for byte. */
  private record Answer(int status, byte[] body, Map<String, List<String>> headers) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), List.of("")).get(0);
    }
  }

  private static final class Person {
    private final HttpClient client =
        HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String home;
    private final String language;

    Person(String home, String language) {
      this.home = home;
      this.language = language;
    }

    Answer get(String path) {
      return send(request(path).GET());
    }

    Answer post(String action, Map<String, String> fields) {
      return post("/", action, fields);
    }

    Answer post(String page, String action, Map<String, String> fields) {
      String body =
          fields.entrySet().stream()
              .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
              .collect(Collectors.joining("&", "_csrf=" + token(page) + "&", ""));
      return send(
          request(action)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(body)));
    }

    Answer upload(String proposal, String name, byte[] content, String evidence) {
      var body = new ByteArrayOutputStream();
      body.writeBytes(part("name=\"_csrf\"", token("/").getBytes(StandardCharsets.UTF_8)));
      body.writeBytes(part("name=\"evidence\"", evidence.getBytes(StandardCharsets.UTF_8)));
      body.writeBytes(part("name=\"file\"; filename=\"" + name + "\"", content));
      body.writeBytes("--cut--\r\n".getBytes(StandardCharsets.UTF_8));
      return send(
          request("/proposals/" + proposal + "/documents")
              .header("Content-Type", "multipart/form-data; boundary=cut")
              .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static byte[] part(String what, byte[] value) {
      var part = new ByteArrayOutputStream();
      part.writeBytes(
          ("--cut\r\nContent-Disposition: form-data; " + what + "\r\n\r\n")
              .getBytes(StandardCharsets.UTF_8));
      part.writeBytes(value);
      part.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
      return part.toByteArray();
    }

    private String token(String page) {
      Matcher token = TOKEN.matcher(get(page).text());
      return token.find() ? token.group(1) : "";
    }

    private HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(URI.create(home + path))
          .header("Accept", path.contains("/way") ? "*/*" : "text/html,*/*")
          .header("Accept-Language", language);
    }

    private Answer send(HttpRequest.Builder request) {
      try {
        HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
        return new Answer(answer.statusCode(), answer.body(), answer.headers().map());
      } catch (IOException failed) {
        throw new IllegalStateException(failed);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }
  }
}
