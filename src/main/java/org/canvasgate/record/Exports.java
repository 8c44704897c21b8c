package org.canvasgate.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.canvasgate.committee.RecordEntry.Kind;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes a decision into one file that can be verified without this application: its document, its
 * addenda, and the links of the chain from it to the head. A link says nothing of the case it
 * belongs to, so that the file tells of one case only.
 */
@Component
public class Exports {
  /** The name under which the verifier is published. */
  public static final String VERIFIER = "VerifyRecord.java";

  private static final String FORMAT = "canvasgate-export/1";
  private static final int PAGE = 1000;

  private final Chain chain;

  Exports(Chain chain) {
    this.chain = chain;
  }

  /**
   * The file of a decision.
   *
   * @param number of the decision or of one of its addenda
   * @param names whether whom the pseudonyms stand for is told; for the secretariat alone
   * @return JSON; empty where there is no such entry
   */
  @Transactional(readOnly = true)
  public Optional<String> of(long number, boolean names) {
    return chain.get(number).map(row -> file(decision(row), names));
  }

  private Chain.Row decision(Chain.Row row) {
    return row.kind().equals(Kind.DECISION.key())
        ? row
        : chain.get(Canonical.read(row.document()).at("/refersTo/number").asLong()).orElse(row);
  }

  private String file(Chain.Row decision, boolean names) {
    List<String> entries = new ArrayList<>();
    for (Chain.Row row : chain.of(decision)) entries.add(entry(row, names));
    ArrayNode links = JsonNodeFactory.instance.arrayNode();
    long next = decision.number();
    for (List<Chain.Row> page = chain.from(next, PAGE);
        !page.isEmpty();
        page = chain.from(next, PAGE)) {
      for (Chain.Row row : page) {
        links.add(link(row));
        next = row.number() + 1;
      }
    }
    ObjectNode head = JsonNodeFactory.instance.objectNode();
    head.set("number", links.get(links.size() - 1).get("number"));
    head.set("hash", links.get(links.size() - 1).get("hash"));
    var file = new StringBuilder("{\"format\":\"" + FORMAT + "\",\n\"entries\":[\n");
    file.append(String.join(",\n", entries)).append("\n],\n\"links\":[\n");
    for (int i = 0; i < links.size(); i++)
      file.append(i == 0 ? "" : ",\n").append(links.get(i).toString());
    return file.append("\n],\n\"head\":").append(head).append("}\n").toString();
  }

  /** The document goes in as it was hashed, number by number. */
  private String entry(Chain.Row row, boolean names) {
    String told = "";
    if (names) told = ",\"names\":" + Canonical.JSON.valueToTree(chain.openings(row.number()));
    return "{\"number\":" + row.number() + told + ",\"document\":" + row.document() + "}";
  }

  private static ObjectNode link(Chain.Row row) {
    return row.link().json().put("hash", row.hash());
  }

  /** The published verifier, a Java program in one file. */
  public static byte[] verifier() {
    try (InputStream file = Exports.class.getResourceAsStream("/verifier/" + VERIFIER)) {
      return file.readAllBytes();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
