package org.canvasgate.diagram.check;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A first, cheap look at an XML file, before any parser builds a tree of it: whether it is XML at
 * all, and whether it is of a size that a person could have drawn. Reads in one pass, resolves
 * nothing.
 */
final class Xml {
  /** Characters; our largest diagram has about a tenth of it. */
  static final int MOST_CHARACTERS = 2_000_000;

  static final int MOST_ELEMENTS = 10_000;
  static final int DEEPEST = 64;

  private Xml() {}

  /** Notes why the text cannot be read, and returns whether it can. */
  static boolean readable(String text, Notes notes) {
    if (text.length() > MOST_CHARACTERS) {
      notes.error(null, null, "file.too-long", MOST_CHARACTERS);
      return false;
    }
    try {
      return look(reader(text), notes);
    } catch (XMLStreamException broken) {
      var where = broken.getLocation();
      notes.error(
          null,
          null,
          "file.not-xml",
          where == null ? 0 : where.getLineNumber(),
          where == null ? 0 : where.getColumnNumber());
      return false;
    }
  }

  private static XMLStreamReader reader(String text) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory.createXMLStreamReader(new StringReader(text));
  }

  private static boolean look(XMLStreamReader reader, Notes notes) throws XMLStreamException {
    int depth = 0;
    int elements = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
          notes.error(null, null, "file.doctype");
          return false;
        }
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          elements++;
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        default -> {
          // text and comments say nothing about the shape
        }
      }
      if (depth > DEEPEST) {
        notes.error(null, null, "file.too-deep", DEEPEST);
        return false;
      }
      if (elements > MOST_ELEMENTS) {
        notes.error(null, null, "file.too-many", MOST_ELEMENTS);
        return false;
      }
    }
    return true;
  }
}
