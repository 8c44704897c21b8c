package org.canvasgate.proposal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;

/**
 * Reads proposals from a JSON or YAML file, one object or a list of them, in the shape of {@code
 * sample/services.json} (see {@code schema/proposal.schema.json}).
 *
 * <p>The file is taken as a whole or not at all, and every problem is told at once with its path.
 * Refused beside what the schema refuses: files over {@value #MOST_BYTES} bytes, more than {@value
 * #MOST_PROPOSALS} proposals, deep nesting, names that stand twice in an object, and YAML's
 * aliases, with which a small file can unfold into a huge one.
 */
public final class ProposalFile {
  /** Largest file, in bytes. */
  public static final int MOST_BYTES = 1 << 20;

  /** Most proposals in a file. */
  public static final int MOST_PROPOSALS = 100;

  private static final int MOST_DEPTH = 12;
  private static final int MOST_PROBLEMS = 200;

  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(MOST_DEPTH)
          .maxNumberLength(40)
          .maxStringLength(MOST_BYTES)
          .build();
  private static final ObjectMapper JSON =
      JsonMapper.builder(
              com.fasterxml.jackson.core.JsonFactory.builder()
                  .streamReadConstraints(LIMITS)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final ObjectMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder()
                  .loaderOptions(loaderOptions())
                  .streamReadConstraints(LIMITS)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ProposalFile() {}

  /**
   * Reads a file.
   *
   * @param filename its name; {@code .yaml} and {@code .yml} are read as YAML, {@code .json} as
   *     JSON, anything else by its first character
   * @throws Refusal with every problem of the file
   */
  public static List<ProposalDraft> read(byte[] bytes, String filename) {
    if (bytes.length > MOST_BYTES)
      throw new Refusal("proposal.file-too-large", bytes.length, MOST_BYTES);
    JsonNode root = parse(text(bytes), filename == null ? "" : filename);
    List<JsonNode> documents = new ArrayList<>();
    if (root.isArray()) root.forEach(documents::add);
    else if (root.isObject()) documents.add(root);
    if (documents.isEmpty()) throw new Refusal("proposal.file-without-proposal");
    if (documents.size() > MOST_PROPOSALS)
      throw new Refusal("proposal.file-with-too-many", documents.size(), MOST_PROPOSALS);
    List<Problem> problems = check(documents, root.isArray());
    if (!problems.isEmpty()) throw new Refusal(problems);
    return documents.stream().map(ProposalDocument::fromJson).toList();
  }

  /**
   * Every problem of one proposal's document that was put together in another way than by a file of
   * JSON or YAML; each names its path in the document.
   */
  public static List<Problem> problems(JsonNode document) {
    return ProposalSchema.check(document, "");
  }

  /** The proposal in a document that has no {@link #problems}. */
  public static ProposalDraft draft(JsonNode document) {
    return ProposalDocument.fromJson(document);
  }

  /** A proposal as the document that a file would hold. */
  public static JsonNode document(ProposalDraft draft) {
    return ProposalDocument.toJson(draft);
  }

  /** Whether a number can be an amount of money: 0 to 1e15 in whatever unit. */
  public static boolean amount(double number) {
    return Numbers.sensible(number);
  }

  private static List<Problem> check(List<JsonNode> documents, boolean list) {
    List<Problem> problems = new ArrayList<>();
    Map<String, String> firstWithId = new HashMap<>();
    for (int i = 0; i < documents.size(); i++) {
      String at = list ? "[" + i + "]" : "";
      problems.addAll(ProposalSchema.check(documents.get(i), at));
      String id = documents.get(i).path("id").asText("");
      String earlier = id.isEmpty() ? null : firstWithId.putIfAbsent(id, at);
      if (earlier != null)
        problems.add(new Problem(ProposalSchema.join(at, "id"), "proposal.id-twice", id, earlier));
    }
    if (problems.size() <= MOST_PROBLEMS) return problems;
    List<Problem> shown = new ArrayList<>(problems.subList(0, MOST_PROBLEMS));
    shown.add(new Problem("", "proposal.more-problems", problems.size() - MOST_PROBLEMS));
    return shown;
  }

  private static String text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException notUtf8) {
      throw new Refusal("proposal.file-not-utf8");
    }
  }

  private static JsonNode parse(String text, String filename) {
    if (text.isBlank()) throw new Refusal("proposal.file-without-proposal");
    String name = filename.toLowerCase(Locale.ROOT);
    boolean json =
        name.endsWith(".json")
            || !name.endsWith(".yaml")
                && !name.endsWith(".yml")
                && "{[".indexOf(text.strip().charAt(0)) >= 0;
    try {
      if (!json) refuseYamlTricks(text);
      return (json ? JSON : YAML).readTree(text);
    } catch (JsonProcessingException broken) {
      var place = broken.getLocation();
      throw unreadable(
          json,
          place == null ? 1 : Math.max(1, place.getLineNr()),
          place == null ? 1 : Math.max(1, place.getColumnNr()),
          broken.getOriginalMessage());
    } catch (MarkedYAMLException broken) {
      var mark = broken.getProblemMark();
      throw unreadable(
          false,
          mark == null ? 1 : mark.getLine() + 1,
          mark == null ? 1 : mark.getColumn() + 1,
          broken.getProblem());
    } catch (YAMLException broken) {
      throw unreadable(false, 1, 1, broken.getMessage());
    }
  }

  private static Refusal unreadable(boolean json, int line, int column, String reason) {
    String first = reason == null ? "" : reason.lines().findFirst().orElse("");
    return new Refusal("proposal.file-unreadable", json ? "JSON" : "YAML", line, column, first);
  }

  private static void refuseYamlTricks(String text) {
    int documents = 0;
    int depth = 0;
    for (Event event : new Yaml(loaderOptions()).parse(new java.io.StringReader(text))) {
      int line = event.getStartMark() == null ? 1 : event.getStartMark().getLine() + 1;
      if (event instanceof AliasEvent) throw new Refusal("proposal.file-with-alias", line);
      if (event instanceof DocumentStartEvent && ++documents > 1)
        throw new Refusal("proposal.file-with-documents", line);
      if (event instanceof CollectionStartEvent && ++depth > MOST_DEPTH)
        throw new Refusal("proposal.file-too-deep", line, MOST_DEPTH);
      if (event instanceof CollectionEndEvent) depth--;
    }
  }

  private static LoaderOptions loaderOptions() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MOST_BYTES);
    options.setNestingDepthLimit(MOST_DEPTH);
    options.setMaxAliasesForCollections(0);
    options.setAllowDuplicateKeys(false);
    return options;
  }
}
