package org.canvasgate.diagram.change;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.canvasgate.diagram.guard.ModelLimits;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.form.Refusal;

/**
 * What a file that somebody sends is, told by its content. It is read as a stream of names, never
 * built up and never resolved: whatever it holds, reading it here costs its length and no more.
 */
final class Incoming {
  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  private static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";
  private static final Set<String> OLDER_DMN =
      Set.of(
          "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
          "http://www.omg.org/spec/DMN/20180521/MODEL/");

  /** An id that is also a file's name. */
  private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,99}");

  /** What browsers put behind the name of a file that is there already. */
  private static final Pattern COPY = Pattern.compile(" ?\\(\\d+\\)$");

  private Incoming() {}

  /**
   * The file, under the name that its content gives it.
   *
   * @param filename as it is called where it comes from; null where it has no name
   * @throws Refusal where it is too large, neither process, table nor form, or called otherwise
   *     than what it holds
   */
  static ModelFile read(String filename, byte[] bytes) {
    String shown = filename == null ? "" : filename;
    if (bytes.length > ModelLimits.FILE) throw tooLarge(shown);
    String text = text(shown, bytes);
    ModelFile file = text.stripLeading().startsWith("{") ? form(shown, text) : xml(shown, text);
    if (!KEY.matcher(file.key()).matches())
      throw new Refusal("changes.refused.id", shown, file.key());
    if (filename != null && !stem(filename).equals(file.key()))
      throw new Refusal("changes.refused.called-otherwise", shown, file.key());
    return file;
  }

  /**
   * Whether a text still is that file: an editor may have given it another id.
   *
   * @throws Refusal where it is not
   */
  static ModelFile edited(String name, String content) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    ModelFile file = read(last, content.getBytes(StandardCharsets.UTF_8));
    if (!file.name().equals(name)) throw new Refusal("changes.refused.other-kind", last);
    return file;
  }

  static Refusal tooLarge(String shown) {
    return new Refusal("changes.refused.too-large", shown, ModelLimits.megabytes(ModelLimits.FILE));
  }

  private static String text(String shown, byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException other) {
      throw new Refusal("changes.refused.not-text", shown);
    }
  }

  private static String stem(String filename) {
    String last =
        filename.substring(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1);
    int dot = last.lastIndexOf('.');
    return COPY.matcher(dot < 0 ? last : last.substring(0, dot)).replaceFirst("");
  }

  private static ModelFile form(String shown, String text) {
    String id = null;
    boolean components = false;
    try (JsonParser json = new JsonFactory().createParser(text)) {
      json.nextToken();
      for (JsonToken token = json.nextToken();
          token != JsonToken.END_OBJECT;
          token = json.nextToken()) {
        if (token == null) throw new Refusal("changes.refused.unreadable", shown);
        String field = json.currentName();
        JsonToken value = json.nextToken();
        if (field.equals("id") && value == JsonToken.VALUE_STRING) id = json.getText();
        if (field.equals("components") && value == JsonToken.START_ARRAY) components = true;
        json.skipChildren();
      }
    } catch (IOException unreadable) {
      throw new Refusal("changes.refused.unreadable", shown);
    }
    if (!components || id == null) throw new Refusal("changes.refused.unknown-kind", shown);
    return new ModelFile(ModelKind.FORM, id, text);
  }

  private static ModelFile xml(String shown, String text) {
    if (text.toUpperCase(Locale.ROOT).contains("<!DOCTYPE"))
      throw new Refusal("changes.refused.doctype", shown);
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(text));
      try {
        return named(shown, text, xml);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException unreadable) {
      throw new Refusal("changes.refused.unreadable", shown);
    }
  }

  private static ModelFile named(String shown, String text, XMLStreamReader xml)
      throws XMLStreamException {
    int depth = 0;
    ModelKind kind = null;
    String id = null;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT) depth--;
      if (event != XMLStreamConstants.START_ELEMENT) continue;
      depth++;
      if (depth == 1) kind = kind(shown, xml);
      else if (depth == 2
          && id == null
          && xml.getLocalName().equals(kind == ModelKind.PROCESS ? "process" : "decision"))
        id = xml.getAttributeValue(null, "id");
    }
    if (id == null) throw new Refusal("changes.refused.without-id", shown);
    return new ModelFile(kind, id, text);
  }

  private static ModelKind kind(String shown, XMLStreamReader xml) {
    String space = Objects.requireNonNullElse(xml.getNamespaceURI(), "");
    if (xml.getLocalName().equals("definitions")) {
      if (BPMN.equals(space)) return ModelKind.PROCESS;
      if (DMN.equals(space) || OLDER_DMN.contains(space)) return ModelKind.TABLE;
    }
    throw new Refusal("changes.refused.unknown-kind", shown);
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }
}
