package org.canvasgate.diagram;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.xml.ModelParseException;
import org.camunda.bpm.model.xml.ModelValidationException;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelWords;

/**
 * Which words of a diagram a reader sees. A diagram is written in English; its Korean stands in the
 * extension properties {@code name.ko} and {@code documentation.ko} of each element, and what has
 * none is shown in English.
 */
public final class DiagramLanguage {
  private static final Pattern IN_BOTH =
      Pattern.compile("( (?:name|label)=\"|<(?:\\w+:)?description>)([^\"<]* / [^\"<]*)(\"|<)");

  private DiagramLanguage() {}

  /**
   * A file as a viewer shows it: a diagram or a table that can be read in that language, a form as
   * it is.
   */
  public static String shown(ModelFile file, Locale language) {
    if (file.kind() == ModelKind.TABLE) return table(file.content(), isKorean(language));
    if (file.kind() != ModelKind.PROCESS || !isKorean(language)) return file.content();
    try {
      byte[] bytes = file.content().getBytes(StandardCharsets.UTF_8);
      return xml(Bpmn.readModelFromStream(new ByteArrayInputStream(bytes)), language);
    } catch (ModelParseException | ModelValidationException unreadable) {
      return file.content();
    }
  }

  /** Names, labels and descriptions of a table are written as English / Korean. */
  private static String table(String content, boolean korean) {
    return IN_BOTH
        .matcher(content)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) + ModelWords.half(found.group(2), korean) + found.group(3)));
  }

  /** The diagram as XML, its names and documentation in that language. */
  static String xml(BpmnModelInstance diagram, Locale language) {
    if (!isKorean(language)) {
      return Bpmn.convertToString(diagram);
    }
    var copy = diagram.clone();
    for (var element : copy.getModelElementsByType(BaseElement.class)) {
      korean(element, "name").ifPresent(name -> element.setAttributeValue("name", name));
      korean(element, "documentation").ifPresent(text -> document(element, text));
    }
    return Bpmn.convertToString(copy);
  }

  /** What the element is called in that language; empty where it has no name. */
  static String name(BaseElement element, Locale language) {
    var name = Optional.ofNullable(element.getAttributeValue("name")).orElse("");
    return isKorean(language) ? korean(element, "name").orElse(name) : name;
  }

  /** What the element says of itself in that language; empty where it says nothing. */
  static String documentation(BaseElement element, Locale language) {
    var text =
        element.getDocumentations().stream()
            .map(Documentation::getTextContent)
            .findFirst()
            .orElse("");
    return isKorean(language) ? korean(element, "documentation").orElse(text) : text;
  }

  private static boolean isKorean(Locale language) {
    return Locale.KOREAN.getLanguage().equals(language.getLanguage());
  }

  private static Optional<String> korean(BaseElement element, String text) {
    return Optional.ofNullable(element.getExtensionElements())
        .flatMap(
            extensions ->
                extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                    .flatMap(properties -> properties.getCamundaProperties().stream())
                    .filter(property -> (text + ".ko").equals(property.getCamundaName()))
                    .map(property -> property.getCamundaValue())
                    .findFirst());
  }

  private static void document(BaseElement element, String text) {
    var documentations = element.getDocumentations();
    var documentation =
        documentations.isEmpty()
            ? element.getModelInstance().newInstance(Documentation.class)
            : documentations.iterator().next();
    documentation.setTextContent(text);
    if (documentations.isEmpty()) {
      documentations.add(documentation);
    }
  }
}
