package org.canvasgate.diagram.decisions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.ModelException;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;

/**
 * What the tables, rules and outputs of two sets are called in one language. Tables write both
 * languages in one text, English first: {@code "Pass mark, points / 통과 점수"}.
 */
final class TableWords {
  private static final String BETWEEN = " / ";

  private final Map<String, String> words = new HashMap<>();
  private final boolean korean;

  /**
   * @param keys of the tables that are spoken of
   * @param sets the later ones stand in for what the earlier ones do not have
   */
  TableWords(Iterable<String> keys, Locale locale, ModelSet... sets) {
    this.korean = Locale.KOREAN.getLanguage().equals(locale.getLanguage());
    for (String key : keys)
      Arrays.stream(sets)
          .flatMap(set -> set.find(ModelKind.TABLE, key).stream())
          .forEach(file -> read(key, file));
  }

  private void read(String key, ModelFile file) {
    try {
      DmnModelInstance model =
          Dmn.readModelFromStream(
              new java.io.ByteArrayInputStream(
                  file.content().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
      for (Decision decision : model.getModelElementsByType(Decision.class))
        if (decision.getId().equals(key)) put(key, decision.getName());
      for (Rule rule : model.getModelElementsByType(Rule.class))
        if (rule.getDescription() != null)
          put(rule(key, rule.getId()), rule.getDescription().getTextContent());
      for (Output output : model.getModelElementsByType(Output.class))
        put(output(key, output.getName()), output.getLabel());
    } catch (ModelException unreadable) {
      put(key, key); // the check says what is wrong with it
    }
  }

  private void put(String key, String text) {
    if (text != null) words.putIfAbsent(key, said(text));
  }

  private String said(String text) {
    int between = text.indexOf(BETWEEN);
    if (between < 0) return text;
    return korean ? text.substring(between + BETWEEN.length()) : text.substring(0, between);
  }

  private static String rule(String table, String id) {
    return table + " rule " + id;
  }

  private static String output(String table, String name) {
    return table + " output " + name;
  }

  /** The name of a table, in English as the file has it; its id where it has none. */
  String table(String key) {
    return words.getOrDefault(key, key);
  }

  /** What the rules say; the id of one that says nothing or is gone. */
  List<String> rules(String table, List<String> ids) {
    List<String> said = new ArrayList<>();
    for (String id : ids) said.add(words.getOrDefault(rule(table, id), id));
    return said;
  }

  String output(String table, Object name) {
    return words.getOrDefault(output(table, Objects.toString(name)), Objects.toString(name));
  }
}
