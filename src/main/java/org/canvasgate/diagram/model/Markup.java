package org.canvasgate.diagram.model;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The elements of an XML file in the order in which they begin, read without a schema, so that a
 * half-drawn draft can be read as well. A file that declares a document type is not read: entities
 * are the way in which a small file becomes a large one.
 */
public final class Markup {
  private static final String CAMUNDA = "http://camunda.org/schema/1.0/";

  /**
   * An element.
   *
   * @param name without its prefix
   * @param attributes by name without prefix; those of Camunda as {@code camunda:…}
   * @param parent the element around it; null at the root
   * @param text what stands directly in it
   */
  public record Tag(String name, Map<String, String> attributes, Tag parent, StringBuilder text) {
    public String attribute(String attribute) {
      return attributes.getOrDefault(attribute, "");
    }

    public boolean is(String wanted) {
      return name.equals(wanted);
    }
  }

  private Markup() {}

  /** The elements; none where the file cannot be read. */
  public static List<Tag> tags(String content) {
    try {
      return read(content);
    } catch (XMLStreamException unreadable) {
      return List.of();
    }
  }

  private static List<Tag> read(String content) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(content));
    var tags = new ArrayList<Tag>();
    Tag open = null;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          open = new Tag(reader.getLocalName(), attributes(reader), open, new StringBuilder());
          tags.add(open);
        }
        case XMLStreamConstants.END_ELEMENT -> open = open.parent();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            Optional.ofNullable(open).ifPresent(tag -> tag.text().append(reader.getText()));
        case XMLStreamConstants.DTD -> {
          return List.of();
        }
        default -> {
          // comments and processing instructions say nothing of a diagram
        }
      }
    }
    return tags;
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    var attributes = new TreeMap<String, String>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String space = reader.getAttributeNamespace(i);
      boolean camunda = space != null && space.startsWith(CAMUNDA);
      String name = reader.getAttributeLocalName(i);
      attributes.put(camunda ? "camunda:" + name : name, reader.getAttributeValue(i));
    }
    return attributes;
  }
}
