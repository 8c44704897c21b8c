package org.canvasgate.diagram.difference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Optional;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A process or form with its words in a reader's language, for being looked at. */
final class Spoken {
  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
  private static final ObjectMapper JSON = new ObjectMapper();

  private Spoken() {}

  /** The file in that language; empty where it cannot be read. */
  static Optional<String> in(ModelFile file, Locale language) {
    boolean korean = Locale.KOREAN.getLanguage().equals(language.getLanguage());
    try {
      return Optional.of(
          file.kind() == ModelKind.FORM
              ? form(file.content(), korean)
              : process(file.content(), korean));
    } catch (SAXException | TransformerException | JsonProcessingException unreadable) {
      return Optional.empty();
    }
  }

  /** Written anew even in English: only what could be read goes to the browser. */
  private static String process(String content, boolean korean)
      throws SAXException, TransformerException {
    Document document = XmlNode.document(content);
    NodeList properties = document.getElementsByTagNameNS(CAMUNDA, "property");
    for (int i = 0; korean && i < properties.getLength(); i++) {
      Element property = (Element) properties.item(i);
      // property, properties, extensionElements, the element itself
      if (property.getAttribute("name").equals("name.ko")
          && property.getParentNode().getParentNode().getParentNode() instanceof Element named)
        named.setAttribute("name", property.getAttribute("value"));
    }
    var written = new StringWriter();
    TransformerFactory.newInstance()
        .newTransformer()
        .transform(new DOMSource(document), new StreamResult(written));
    return written.toString();
  }

  private static String form(String content, boolean korean) throws JsonProcessingException {
    JsonNode form = JSON.readTree(content);
    if (korean) translate(form);
    return JSON.writeValueAsString(form);
  }

  private static void translate(JsonNode group) {
    for (JsonNode child : group.path("components")) {
      if (!(child instanceof ObjectNode field)) continue;
      JsonNode properties = field.path("properties");
      for (String text : new String[] {"label", "dateLabel", "description", "text", "content"})
        if (properties.hasNonNull(text + ".ko"))
          field.put(text, properties.path(text + ".ko").asText());
      String[] labels = properties.path("values.ko").asText().split("\\|");
      if (field.path("values") instanceof ArrayNode values && labels.length == values.size())
        for (int i = 0; i < labels.length; i++)
          if (values.get(i) instanceof ObjectNode option) option.put("label", labels[i]);
      translate(field);
    }
  }
}
