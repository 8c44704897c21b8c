package org.canvasgate.diagram.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.xml.ModelException;
import org.canvasgate.diagram.model.Finding;
import org.canvasgate.diagram.model.ModelFile;

/**
 * A file as its model, or what keeps it from being read. What was read is kept for a while, because
 * the same file is looked at for every other file that uses it; models are only read, never
 * changed.
 */
final class Reading {
  private static final int KEPT = 256;
  private static final int DEEPEST_JSON = 60;
  private static final int LONGEST_REASON = 300;

  /** The parser would fetch the schema that a file names, from wherever that is. */
  private static final Pattern FETCHED =
      Pattern.compile("\\s[\\w.-]+:(?:noNamespaceS|s)chemaLocation\\s*=\\s*(?:\"[^\"]*\"|'[^']*')");

  private static final ObjectMapper JSON = json();

  private record Read(Object model, List<Finding> findings) {}

  private static final Map<ModelFile, Read> READ =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ModelFile, Read> eldest) {
          return size() > KEPT;
        }
      };

  private Reading() {}

  /** The process; empty where the file is none that could be read. */
  static Optional<BpmnModelInstance> process(ModelFile file) {
    return model(file, BpmnModelInstance.class);
  }

  /** The table; empty where the file is none that could be read. */
  static Optional<DmnModelInstance> table(ModelFile file) {
    return model(file, DmnModelInstance.class);
  }

  /** The form; empty where the file is none that could be read. */
  static Optional<JsonNode> form(ModelFile file) {
    return model(file, JsonNode.class);
  }

  /** What keeps the file from being read; empty where it can be. */
  static List<Finding> problems(ModelFile file) {
    return read(file).findings();
  }

  private static <T> Optional<T> model(ModelFile file, Class<T> type) {
    return Optional.ofNullable(read(file).model()).map(type::cast);
  }

  private static Read read(ModelFile file) {
    synchronized (READ) {
      Read known = READ.get(file);
      if (known != null) return known;
    }
    Notes notes = new Notes(file);
    Object model =
        switch (file.kind()) {
          case PROCESS -> xml(file, notes, Bpmn::readModelFromStream);
          case TABLE -> xml(file, notes, Dmn::readModelFromStream);
          case FORM -> json(file, notes);
        };
    Read now = new Read(model, notes.all());
    synchronized (READ) {
      READ.put(file, now);
    }
    return now;
  }

  private static Object xml(ModelFile file, Notes notes, Function<InputStream, ?> parser) {
    if (!Xml.readable(file.content(), notes)) return null;
    try {
      String alone = FETCHED.matcher(file.content()).replaceAll("");
      return parser.apply(new ByteArrayInputStream(alone.getBytes(StandardCharsets.UTF_8)));
    } catch (ModelException notTheStandard) {
      notes.error(null, null, "file.not-standard", reason(notTheStandard));
      return null;
    } catch (RuntimeException unexpected) {
      notes.error(null, null, "file.unreadable", reason(unexpected));
      return null;
    }
  }

  private static JsonNode json(ModelFile file, Notes notes) {
    if (file.content().length() > Xml.MOST_CHARACTERS) {
      notes.error(null, null, "file.too-long", Xml.MOST_CHARACTERS);
      return null;
    }
    try {
      JsonNode form = JSON.readTree(file.content());
      if (form != null && form.isObject()) return form;
      notes.error(null, null, "form.no-object");
    } catch (JsonProcessingException broken) {
      var where = broken.getLocation();
      notes.error(
          null,
          null,
          "file.not-json",
          where == null ? 0 : where.getLineNr(),
          where == null ? 0 : where.getColumnNr());
    }
    return null;
  }

  private static ObjectMapper json() {
    ObjectMapper mapper = JsonMapper.builder().build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(DEEPEST_JSON).build());
    mapper.enable(com.fasterxml.jackson.core.JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    mapper.enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    return mapper;
  }

  /** The innermost reason: the outer ones only say that something was wrong. */
  private static String reason(Throwable problem) {
    Throwable inner = problem;
    while (inner.getCause() != null && inner.getCause() != inner) inner = inner.getCause();
    String text = String.valueOf(inner.getMessage()).strip();
    return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) + "…" : text;
  }
}
