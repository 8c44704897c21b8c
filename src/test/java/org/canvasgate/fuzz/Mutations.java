package org.canvasgate.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Changes valid inputs in a place or two, in the way of their own structure: what comes out is
 * still read to its end, and reaches what random bytes never reach.
 */
public final class Mutations {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int LONG = 20_000;
  private static final int DEEP = 600;

  /** A piece of a text that is one word, one number or one sign. */
  private static final Pattern TOKEN =
      Pattern.compile("[A-Za-z_][\\w.-]*|-?\\d+(?:\\.\\d+)?|\"[^\"]*\"|'[^']*'|\\S");

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "\ud800",
          "\u202e",
          "\ufeff",
          "가나다",
          "👩‍👩‍👧",
          "NaN",
          "Infinity",
          "-0",
          "1e999",
          "1e-999",
          "0x10",
          "٣",
          "9223372036854775808",
          "-1",
          "99999999999999999999999999",
          "2026-02-30",
          "2028-02-29",
          "+999999999-12-31",
          "-0001-01-01",
          "2026-11-23T25:61:61Z",
          "P99999999999Y",
          "R99/PT1S",
          "${''.getClass()}",
          "#{1/0}",
          "{{1+1}}",
          "{0}",
          "{0,choice,",
          "'",
          "\"",
          "%",
          "%00",
          "\\",
          "../../etc/passwd",
          "=1+1",
          "<script>",
          "<!DOCTYPE x [<!ENTITY a 'a'>]>",
          "&a;",
          "&#0;",
          "]]>",
          "null",
          "true",
          "*",
          "a,b;c|d\te\nf\r\ng",
          "K1 -> R1[999999999999]",
          "- item -> KP#0",
          "1:" + "f".repeat(64),
          "99999999999999999999:" + "f".repeat(64));

  private Mutations() {}

  /** A text that is empty, long, deep, of another script, or means something to some reader. */
  public static String text(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> "x".repeat(LONG);
      case 1 -> "가".repeat(LONG);
      case 2 -> "(".repeat(DEEP);
      case 3 -> Long.toString(random.nextLong());
      default -> TEXTS.get(random.nextInt(TEXTS.size()));
    };
  }

  /** Any value that JSON can say, and some that it says seldom. */
  public static JsonNode value(Random random) {
    return switch (random.nextInt(14)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(random.nextInt(7) - 1);
      case 3 -> NODES.numberNode(random.nextDouble() * 10 - 2);
      case 4 -> NODES.numberNode(new BigInteger("9".repeat(40)));
      case 5 -> NODES.numberNode(new BigDecimal("1e400"));
      case 6 -> NODES.numberNode(Long.MIN_VALUE);
      case 7 -> NODES.arrayNode();
      case 8 -> NODES.objectNode();
      case 9 -> NODES.arrayNode().add(value(random)).add(value(random)).addNull();
      case 10 -> NODES.objectNode().<ObjectNode>set(text(random), value(random));
      default -> NODES.textNode(text(random));
    };
  }

  /** The same document with one to three of its values, names or lists changed. */
  static JsonNode json(JsonNode document, Random random) {
    JsonNode changed = document.deepCopy();
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      List<JsonNode> inner = new ArrayList<>();
      containers(changed, inner);
      if (inner.isEmpty()) return value(random);
      change(inner.get(random.nextInt(inner.size())), random);
    }
    return changed;
  }

  private static void containers(JsonNode node, List<JsonNode> found) {
    if (node.isContainerNode() && !node.isEmpty()) found.add(node);
    node.forEach(child -> containers(child, found));
  }

  private static void change(JsonNode node, Random random) {
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(5)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(text(random), object.get(name).deepCopy());
        case 2 -> object.set(name, NODES.arrayNode().add(object.get(name).deepCopy()));
        default -> object.set(name, value(random));
      }
    } else if (node instanceof ArrayNode array) {
      int place = random.nextInt(array.size());
      switch (random.nextInt(4)) {
        case 0 -> array.remove(place);
        case 1 -> array.add(array.get(place).deepCopy());
        default -> array.set(place, value(random));
      }
    }
  }

  /** The text with one to three of its tokens replaced, doubled or taken out. */
  static String tokens(String text, Random random) {
    String changed = text;
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      List<int[]> places = new ArrayList<>();
      Matcher token = TOKEN.matcher(changed);
      while (token.find()) places.add(new int[] {token.start(), token.end()});
      if (places.isEmpty()) return text(random);
      int[] place = places.get(random.nextInt(places.size()));
      String old = changed.substring(place[0], place[1]);
      String quote = old.startsWith("\"") || old.startsWith("'") ? old.substring(0, 1) : "";
      String replaced =
          switch (random.nextInt(6)) {
            case 0 -> "";
            case 1 -> old + old;
            case 2 -> {
              int[] other = places.get(random.nextInt(places.size()));
              yield changed.substring(other[0], other[1]);
            }
            default -> quote + text(random) + quote;
          };
      changed = changed.substring(0, place[0]) + replaced + changed.substring(place[1]);
    }
    return changed;
  }

  /** Some of the bytes flipped, cut off or doubled. */
  static byte[] bytes(byte[] bytes, Random random) {
    if (bytes.length == 0) return new byte[] {(byte) random.nextInt()};
    byte[] changed = bytes.clone();
    switch (random.nextInt(3)) {
      case 0 -> {
        return java.util.Arrays.copyOf(changed, random.nextInt(changed.length));
      }
      case 1 -> changed[random.nextInt(changed.length)] = 0;
      default -> {
        for (int times = 1 + random.nextInt(4); times > 0; times--)
          changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      }
    }
    return changed;
  }

  /**
   * A zip file with one of its entries changed by its tokens, so that what reads it gets that far.
   */
  static byte[] zip(byte[] zip, Random random) {
    try {
      var names = new ArrayList<String>();
      var contents = new ArrayList<byte[]>();
      try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          names.add(entry.getName());
          contents.add(in.readAllBytes());
        }
      }
      int chosen = random.nextInt(names.size());
      contents.set(
          chosen,
          tokens(new String(contents.get(chosen), StandardCharsets.UTF_8), random)
              .getBytes(StandardCharsets.UTF_8));
      if (random.nextInt(10) == 0) names.set(chosen, names.get(chosen) + "x");
      var out = new ByteArrayOutputStream();
      try (var written = new ZipOutputStream(out)) {
        for (int i = 0; i < names.size(); i++) {
          written.putNextEntry(new ZipEntry(names.get(i)));
          written.write(contents.get(i));
          written.closeEntry();
        }
      }
      return out.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** A document as a tree. */
  public static JsonNode tree(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
