package org.canvasgate.diagram.guard;

import java.io.StringReader;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.canvasgate.form.Problem;

/**
 * Reads a diagram or table element by element and holds each against the {@link Grammar}, within
 * the {@link ModelLimits}. Reads by itself, with a parser that knows no entities and opens no
 * address, before the engine's parsers see the file.
 */
final class DiagramScan {
  private static final Map<String, String> NAMESPACES =
      Map.ofEntries(
          Map.entry("http://www.omg.org/spec/BPMN/20100524/MODEL", ""),
          Map.entry("http://www.omg.org/spec/BPMN/20100524/DI", "bpmndi:"),
          Map.entry("http://www.omg.org/spec/DD/20100524/DC", "dc:"),
          Map.entry("http://www.omg.org/spec/DD/20100524/DI", "di:"),
          Map.entry("http://camunda.org/schema/1.0/bpmn", "camunda:"),
          Map.entry("http://camunda.org/schema/1.0/dmn", "camunda:"),
          Map.entry("http://camunda.org/schema/modeler/1.0", "modeler:"),
          Map.entry("http://bpmn.io/schema/bpmn/biocolor/1.0", "bioc:"),
          Map.entry("http://www.omg.org/spec/BPMN/non-normative/color/1.0", "color:"),
          Map.entry("https://www.omg.org/spec/DMN/20191111/MODEL/", ""),
          Map.entry("https://www.omg.org/spec/DMN/20191111/DMNDI/", "dmndi:"),
          Map.entry("http://www.omg.org/spec/DMN/20180521/DC/", "dc:"),
          Map.entry("http://www.omg.org/spec/DMN/20180521/DI/", "di:"),
          Map.entry("http://bpmn.io/schema/dmn/biodi/2.0", "biodi:"),
          Map.entry(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "xsi:"));

  /** What the person reads instead of "not known", by the name of the element or attribute. */
  private static final Map<String, String> KNOWN_DANGERS =
      Map.ofEntries(
          Map.entry("scriptTask", "guard.script"),
          Map.entry("script", "guard.script"),
          Map.entry("scriptFormat", "guard.script"),
          Map.entry("camunda:script", "guard.script"),
          Map.entry("camunda:resource", "guard.script"),
          Map.entry("camunda:class", "guard.class-named"),
          Map.entry("camunda:variableMappingClass", "guard.class-named"),
          Map.entry("camunda:expression", "guard.expression-task"),
          Map.entry("camunda:connector", "guard.connector"),
          Map.entry("camunda:type", "guard.external-task"),
          Map.entry("camunda:topic", "guard.external-task"),
          Map.entry("sendTask", "guard.external-task"),
          Map.entry("camunda:executionListener", "guard.listener"),
          Map.entry("camunda:taskListener", "guard.listener"),
          Map.entry("camunda:field", "guard.field"),
          Map.entry("camunda:formKey", "guard.form-outside"),
          Map.entry("camunda:formData", "guard.form-outside"),
          Map.entry("camunda:formHandlerClass", "guard.form-outside"),
          Map.entry("xsi:schemaLocation", "guard.schema"),
          Map.entry("xsi:noNamespaceSchemaLocation", "guard.schema"),
          Map.entry("import", "guard.schema"));

  private static final Pattern DECLARATION = Pattern.compile("<!(?!--|\\[CDATA\\[)");
  private static final Pattern INSTRUCTION = Pattern.compile("<\\?(?!xml[ \\t\\n])");
  private static final Pattern ENCODING =
      Pattern.compile("^<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"']*)[\"']");
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.-]{0,200}");
  private static final Pattern COLOUR =
      Pattern.compile("#[0-9A-Fa-f]{3,8}|[A-Za-z]{3,20}|rgba?\\([0-9., %]{1,30}\\)");
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,20})?([eE]-?[0-9]{1,2})?");
  private static final Pattern FEEL =
      Pattern.compile(
          "feel|https?://www\\.omg\\.org/spec/DMN/[0-9]+/FEEL/?|https?://www\\.omg\\.org/spec/FEEL/[0-9]+");
  private static final Pattern CYCLE =
      Pattern.compile(
          "R([0-9]{1,3})/(P(?=[0-9]|T[0-9])([0-9]{1,4}[YMWD]){0,4}(T([0-9]{1,4}[HM]){1,2})?)");
  private static final int MOST_REPETITIONS = 100;
  private static final Pattern PAUSE =
      Pattern.compile("P(?=[0-9]|T[0-9])([0-9]{1,4}[YMWD]){0,4}(T([0-9]{1,6}[HMS]){1,3})?");

  /** Such as R5/PT30S; a failed step that is tried for ever keeps the server from the others. */
  private static final Pattern RETRIES = Pattern.compile("R(?:[1-9]|1[0-9]|20)/(P.*)");

  private static final int MOST_PAUSES = 20;
  private static final Duration LEAST_RETRY = Duration.ofSeconds(10);
  private static final Duration LEAST_TIMER = Duration.ofMinutes(1);
  private static final Set<String> INPUTS_OF_STEPS = Set.of("status", "window");
  private static final Pattern BUSINESS_KEY =
      Pattern.compile("[$#]\\{\\s*execution\\.processBusinessKey\\s*}");

  private final Grammar grammar;
  private final Reach reach;
  private final Set<String> taken;
  private final SafeExpression expressions;
  private final Found found;

  /** The open elements, the innermost first. */
  private final Deque<Open> open = new ArrayDeque<>();

  private int elements;

  private static final class Open {
    private final String name;
    private final String id;
    private final StringBuilder text = new StringBuilder();

    Open(String name, String id) {
      this.name = name;
      this.id = id;
    }
  }

  private DiagramScan(Grammar grammar, Reach reach, Set<String> taken, Found found) {
    this.grammar = grammar;
    this.reach = reach;
    this.taken = taken;
    this.expressions = new SafeExpression(reach);
    this.found = found;
  }

  /**
   * Reads a file.
   *
   * @param taken ids of the processes or tables that other files hold
   */
  static void scan(String xml, Grammar grammar, Reach reach, Set<String> taken, Found found) {
    Matcher encoding = ENCODING.matcher(xml);
    if (encoding.find() && !encoding.group(1).equalsIgnoreCase("UTF-8"))
      found.add(null, null, "guard.encoding", encoding.group(1));
    else if (DECLARATION.matcher(xml).find()) found.add(null, null, "guard.doctype");
    else if (INSTRUCTION.matcher(xml).find()) found.add(null, null, "guard.instruction");
    else new DiagramScan(grammar, reach, taken, found).read(xml);
  }

  private void read(String xml) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
      while (reader.hasNext() && !found.full()) if (!event(reader, reader.next())) return;
    } catch (XMLStreamException | RuntimeException unreadable) {
      found.add(null, null, "guard.unreadable");
    }
  }

  /** False where it makes no sense to read on. */
  private boolean event(XMLStreamReader reader, int event) {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> {
        return begin(reader);
      }
      case XMLStreamConstants.END_ELEMENT -> end();
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
          open.element().text.append(reader.getText());
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
        found.add(id(), null, "guard.doctype");
        return false;
      }
      default -> {
        // comments and white space between elements mean nothing
      }
    }
    return true;
  }

  private boolean begin(XMLStreamReader reader) {
    if (++elements > ModelLimits.ELEMENTS) {
      found.add(null, null, "guard.too-many-elements", ModelLimits.ELEMENTS);
      return false;
    }
    if (open.size() >= ModelLimits.DEPTH) {
      found.add(id(), null, "guard.too-deep", ModelLimits.DEPTH);
      return false;
    }
    if (reader.getAttributeCount() > ModelLimits.ATTRIBUTES) {
      found.add(id(), null, "guard.too-many-attributes", ModelLimits.ATTRIBUTES);
      return false;
    }
    String name = element(reader.getName());
    String own = reader.getAttributeValue(null, "id");
    open.push(new Open(name, own != null ? own : id()));
    if (!grammar.knows(name)) danger(name, "guard.element");
    else
      for (int i = 0; i < reader.getAttributeCount(); i++)
        attribute(name, attribute(reader.getAttributeName(i)), reader.getAttributeValue(i));
    inItsPlace(name, reader);
    return true;
  }

  /** What depends on more than one attribute, or on what an element stands in. */
  private void inItsPlace(String name, XMLStreamReader reader) {
    switch (name) {
      case "camunda:in", "camunda:out" -> {
        String target = reader.getAttributeValue(null, "target");
        // a fact may be handed on under its own name: it was decided where it comes from
        if (target != null
            && !reach.free(target)
            && !target.equals(reader.getAttributeValue(null, "source")))
          found.add(id(), "guard.place.value", "guard.fact", target);
      }
      case "multiInstanceLoopCharacteristics" -> {
        if (!within(1).equals("userTask")) found.add(id(), null, "guard.loop-place");
      }
      case "process", "decision" -> {
        // a second process or table of one name would stand for the first wherever it is asked
        if (taken.contains(id())) found.add(id(), null, "guard.taken", id());
      }
      case "timerEventDefinition" -> {
        if (within(1).equals("startEvent")) found.add(id(), null, "guard.start-by-time");
      }
      default -> {
        // everything else is held by its line in the grammar
      }
    }
  }

  /** The name of what the open element stands in, counted outwards; empty where there is none. */
  private String within(int outwards) {
    return open.stream().skip(outwards).findFirst().map(each -> each.name).orElse("");
  }

  private void end() {
    Open closed = open.pop();
    if (!grammar.knows(closed.name)) return;
    String inPlace = open.isEmpty() ? closed.name : open.element().name + "/" + closed.name;
    holds(
        grammar.knows(inPlace) ? grammar.text(inPlace) : grammar.text(closed.name),
        closed.text.toString().strip(),
        closed.id,
        closed.name);
  }

  private void attribute(String element, String attribute, String value) {
    Optional<Grammar.Holds> holds = grammar.attribute(element, attribute);
    if (holds.isPresent()) holds(holds.get(), value, id(), attribute);
    else danger(attribute, "guard.attribute");
  }

  private void danger(String name, String otherwise) {
    found.add(id(), null, KNOWN_DANGERS.getOrDefault(name, otherwise), name);
  }

  private void holds(Grammar.Holds holds, String value, String id, String where) {
    Optional<Problem> problem =
        switch (holds) {
          case TEXT -> when(!SafeExpression.within(value), "guard.no-expression-here", where);
          case NAME -> when(NAME.matcher(value).matches(), "guard.name", where, value);
          case NUMBER -> when(NUMBER.matcher(value).matches(), "guard.value", where, value);
          case COLOUR -> when(COLOUR.matcher(value).matches(), "guard.value", where, value);
          case FLAG -> when(value.matches("true|false"), "guard.value", where, value);
          case BINDING -> when(value.matches("deployment|latest"), "guard.value", where, value);
          case RESULT ->
              when(
                  value.matches("singleEntry|singleResult|collectEntries|resultList"),
                  "guard.value",
                  where,
                  value);
          case FORMAL ->
              when(value.matches("([A-Za-z0-9]+:)?tFormalExpression"), "guard.value", where, value);
          case LANGUAGE -> when(FEEL.matcher(value).matches(), "guard.language", value);
          case NOTHING -> when(value.isEmpty(), "guard.value", where, value);
          case FEW -> when(value.matches("[1-9][0-9]?|100"), "guard.cardinality", MOST_REPETITIONS);
          case CYCLE -> when(slow(value), "guard.cycle", MOST_REPETITIONS);
          case FACT -> fact(value, where);
          case INPUT ->
              INPUTS_OF_STEPS.contains(value) && within(3).equals("serviceTask")
                  ? Optional.empty()
                  : fact(value, where);
          case INITIATOR -> value.equals("planner") ? Optional.empty() : fact(value, where);
          case KEY ->
              when(BUSINESS_KEY.matcher(value.strip()).matches(), "guard.business-key", value);
          case RETRY -> when(fewRetries(value), "guard.retries", value);
          case DURATION ->
              SafeExpression.within(value)
                  ? expressions.expression(value)
                  : when(lasts(value, LEAST_TIMER), "guard.duration", value);
          case DELEGATE -> expressions.delegate(value);
          case EXPRESSION -> expressions.expression(value);
          case FEEL -> SafeFeel.expression(value);
          case TEST -> SafeFeel.test(value);
        };
    problem.ifPresent(
        each -> found.add(id, "guard.place." + place(holds), each.key(), each.arguments()));
  }

  private static String place(Grammar.Holds holds) {
    return switch (holds) {
      case DELEGATE -> "delegate";
      case EXPRESSION, FEEL, TEST, DURATION -> "expression";
      default -> "value";
    };
  }

  private Optional<Problem> fact(String name, String where) {
    if (!NAME.matcher(name).matches())
      return Optional.of(new Problem("", "guard.name", where, name));
    return when(reach.free(name), "guard.fact", name);
  }

  private static boolean fewRetries(String text) {
    Matcher counted = RETRIES.matcher(text);
    if (counted.matches()) return lasts(counted.group(1), LEAST_RETRY);
    String[] pauses = text.split(",", -1);
    return pauses.length <= MOST_PAUSES
        && Arrays.stream(pauses).allMatch(pause -> lasts(pause.strip(), LEAST_RETRY));
  }

  /** Whether a text is a duration, and at least so long; months and years are long enough. */
  static boolean lasts(String text, Duration least) {
    if (!PAUSE.matcher(text).matches()) return false;
    int time = text.indexOf('T');
    if (text.substring(0, time < 0 ? text.length() : time).matches(".*[1-9].*")) return true;
    try {
      return time >= 0 && Duration.parse("P" + text.substring(time)).compareTo(least) >= 0;
    } catch (DateTimeParseException mixedUp) {
      return false;
    }
  }

  private static boolean slow(String cycle) {
    Matcher parts = CYCLE.matcher(cycle);
    return parts.matches() && Integer.parseInt(parts.group(1)) <= MOST_REPETITIONS;
  }

  private static Optional<Problem> when(boolean fine, String key, Object... arguments) {
    return fine ? Optional.empty() : Optional.of(new Problem("", key, arguments));
  }

  private String id() {
    return open.isEmpty() ? null : open.element().id;
  }

  private static String element(QName name) {
    String prefix = NAMESPACES.get(name.getNamespaceURI());
    return prefix == null ? foreign(name) : prefix + name.getLocalPart();
  }

  /**
   * Attributes of the standard's own names stand without a namespace; with one they are foreign.
   */
  private static String attribute(QName name) {
    if (name.getNamespaceURI().isEmpty()) return name.getLocalPart();
    String prefix = NAMESPACES.get(name.getNamespaceURI());
    return prefix == null || prefix.isEmpty() ? foreign(name) : prefix + name.getLocalPart();
  }

  private static String foreign(QName name) {
    return "{" + name.getNamespaceURI() + "}" + name.getLocalPart();
  }
}
