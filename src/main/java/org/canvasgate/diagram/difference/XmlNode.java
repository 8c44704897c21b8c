package org.canvasgate.diagram.difference;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * An element of a process or table without what means nothing: prefixes, the order of attributes,
 * white space around texts, comments. Nothing else is left out, so that nothing can hide.
 */
final class XmlNode {
  /** Deeper than any diagram; whoever nests deeper wants to exhaust the reader. */
  private static final int DEEPEST = 200;

  /** Larger than any diagram, in characters and in elements: comparing would take too long. */
  private static final int LONGEST = 4_000_000;

  private static final int MOST = 20_000;

  private static final String XMLNS = "http://www.w3.org/2000/xmlns/";
  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry("http://www.omg.org/spec/BPMN/20100524/MODEL", "bpmn"),
          Map.entry("http://www.omg.org/spec/BPMN/20100524/DI", "bpmndi"),
          Map.entry("http://www.omg.org/spec/DD/20100524/DC", "dc"),
          Map.entry("http://www.omg.org/spec/DD/20100524/DI", "di"),
          Map.entry("http://camunda.org/schema/1.0/bpmn", "camunda"),
          Map.entry("http://camunda.org/schema/1.0/dmn", "camunda"),
          Map.entry("http://camunda.org/schema/modeler/1.0", "modeler"),
          Map.entry("http://bpmn.io/schema/bpmn/biocolor/1.0", "bioc"),
          Map.entry("http://www.omg.org/spec/BPMN/non-normative/color/1.0", "color"),
          Map.entry("http://bpmn.io/schema/dmn/biodi/2.0", "biodi"),
          Map.entry("http://bpmn.io/schema/dmn/biodi/1.0", "biodi"),
          Map.entry(XSI, "xsi"),
          Map.entry("http://www.omg.org/spec/DMN/20151101/dmn.xsd", "dmn"),
          Map.entry("http://www.omg.org/spec/DMN/20180521/MODEL/", "dmn"),
          Map.entry("https://www.omg.org/spec/DMN/20191111/MODEL/", "dmn"),
          Map.entry("http://www.omg.org/spec/DMN/20180521/DMNDI/", "dmndi"),
          Map.entry("https://www.omg.org/spec/DMN/20191111/DMNDI/", "dmndi"),
          Map.entry("http://www.omg.org/spec/DMN/20180521/DC/", "dc"),
          Map.entry("http://www.omg.org/spec/DMN/20180521/DI/", "di"));

  /** Such as {@code bpmn:userTask}; of an unknown namespace {@code {address}name}. */
  final String name;

  /** Names as those of elements; those without a namespace stand bare. */
  final SortedMap<String, String> attributes = new TreeMap<>();

  final List<XmlNode> children = new ArrayList<>();
  final XmlNode parent;
  final String text;

  private XmlNode(Element element, XmlNode parent, int depth) throws SAXException {
    if (depth > DEEPEST) throw new SAXException("nested too deep");
    this.name = name(element);
    this.parent = parent;
    readAttributes(element, parent == null);
    var words = new StringBuilder();
    NodeList inside = element.getChildNodes();
    for (int i = 0; i < inside.getLength(); i++) {
      Node node = inside.item(i);
      if (node instanceof Element child) children.add(new XmlNode(child, this, depth + 1));
      else if (node.getNodeType() == Node.TEXT_NODE
          || node.getNodeType() == Node.CDATA_SECTION_NODE) words.append(node.getNodeValue());
    }
    String own = words.toString().strip();
    this.text = own.isEmpty() && isText() ? children.remove(0).text : own;
  }

  /** A cell of a table keeps what it says in an element of its own; it is the cell that says it. */
  private boolean isText() {
    return name.startsWith("dmn:")
        && children.size() == 1
        && children.get(0).is("dmn:text")
        && children.get(0).attributes.isEmpty()
        && children.get(0).children.isEmpty();
  }

  /**
   * Reads a file.
   *
   * @throws SAXException where it is not well-formed, declares a document type, nests too deep or
   *     is too large to be compared
   */
  static XmlNode read(String content) throws SAXException {
    Document document = document(content);
    if (document.getElementsByTagName("*").getLength() > MOST)
      throw new SAXException("too many elements");
    return new XmlNode(document.getDocumentElement(), null, 0);
  }

  /** The document of a file, read without reaching out for anything. */
  static Document document(String content) throws SAXException {
    if (content.length() > LONGEST) throw new SAXException("too long");
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return builder.parse(new InputSource(new StringReader(content)));
    } catch (ParserConfigurationException | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void readAttributes(Element element, boolean root) {
    // Which version of the format a file is written in says its namespace alone.
    if (root && element.getNamespaceURI() != null)
      attributes.put("xmlns", element.getNamespaceURI());
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Attr attribute = (Attr) element.getAttributes().item(i);
      if (XMLNS.equals(attribute.getNamespaceURI())) continue;
      boolean type = XSI.equals(attribute.getNamespaceURI());
      attributes.put(name(attribute), type ? type(element, attribute) : attribute.getValue());
    }
  }

  /** The name of a type without the prefix that the file happens to use. */
  private static String type(Element element, Attr attribute) {
    String value = attribute.getValue();
    int colon = value.indexOf(':');
    String namespace = element.lookupNamespaceURI(colon < 0 ? null : value.substring(0, colon));
    return namespace == null
        ? value
        : PREFIXES.getOrDefault(namespace, namespace) + " " + value.substring(colon + 1);
  }

  private static String name(Node node) {
    String namespace = node.getNamespaceURI();
    if (namespace == null) return node.getLocalName();
    String prefix = PREFIXES.get(namespace);
    return prefix == null
        ? "{" + namespace + "}" + node.getLocalName()
        : prefix + ":" + node.getLocalName();
  }

  String attribute(String attribute) {
    return attributes.getOrDefault(attribute, "");
  }

  String id() {
    return attributes.get("id");
  }

  /** The name without its prefix. */
  String localName() {
    return name.substring(Math.max(name.lastIndexOf(':'), name.lastIndexOf('}')) + 1);
  }

  boolean is(String... names) {
    return Stream.of(names).anyMatch(name::equals);
  }

  Stream<XmlNode> children(String... names) {
    return children.stream().filter(child -> child.is(names));
  }

  /** This element and everything in it. */
  Stream<XmlNode> all() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(XmlNode::all));
  }

  /** What the first child of that name says; empty where there is none. */
  String textOf(String child) {
    return children(child).map(node -> node.text).findFirst().orElse("");
  }

  /** Everything in it that can differ, in one line. */
  String summary() {
    var parts = new ArrayList<String>();
    attributes.forEach(
        (attribute, value) -> {
          boolean usual = "xsi:type".equals(attribute) && Depths.isUsual(value);
          if (!"id".equals(attribute) && !usual) parts.add(attribute + "=" + value);
        });
    if (!text.isEmpty()) parts.add(text);
    for (XmlNode child : children) {
      String inside = child.summary();
      parts.add(inside.isEmpty() ? child.localName() : inside);
    }
    return String.join(", ", parts);
  }
}
