package org.canvasgate.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.form.Refusal;
import org.canvasgate.identity.Role;
import org.canvasgate.record.RecordReaders.Sight;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The chain of records, each record, and what can be checked about them. */
@Controller
class RecordPages {
  private static final int PAGE = 50;
  private static final Pattern HEAD =
      Pattern.compile("\\s*(\\d{1,18})\\s*:\\s*([0-9a-fA-F]{64})\\s*");

  private final Chain chain;
  private final Verifications verification;
  private final Recomputation recomputation;
  private final Exports exports;
  private final RecordReaders readers;

  RecordPages(
      Chain chain,
      Verifications verification,
      Recomputation recomputation,
      Exports exports,
      RecordReaders readers) {
    this.chain = chain;
    this.verification = verification;
    this.recomputation = recomputation;
    this.exports = exports;
    this.readers = readers;
  }

  @GetMapping("/records")
  String records(@RequestParam(defaultValue = "0") long before, Authentication user, Model page) {
    return list(before > 0 ? before : Long.MAX_VALUE, user, page);
  }

  private String list(long before, Authentication user, Model page) {
    List<Chain.Row> rows = chain.before(before, PAGE);
    Map<CaseRound, Sight> sights = new HashMap<>();
    page.addAttribute(
        "entries",
        rows.stream()
            .filter(
                row ->
                    sights
                        .computeIfAbsent(
                            row.entry().round(),
                            round -> readers.of(round, user.getName(), Role.groups(user)))
                        .some())
            .toList());
    page.addAttribute("older", rows.size() == PAGE ? rows.get(rows.size() - 1).number() : null);
    page.addAttribute("head", chain.last().orElse(null));
    page.addAttribute("mayVerify", RecordReaders.verifies(Role.groups(user)));
    return "record/records";
  }

  /** Reads the whole chain; a head quoted in a letter or an export is looked for in it. */
  @PostMapping("/records/verify")
  String verify(@RequestParam(defaultValue = "") String quoted, Authentication user, Model page) {
    if (!RecordReaders.verifies(Role.groups(user)))
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    page.addAttribute("result", verification.verify(heads(quoted)));
    page.addAttribute("quoted", quoted.strip());
    return list(Long.MAX_VALUE, user, page);
  }

  /**
   * Heads as they are quoted, {@code 17:9f86…}, one a line.
   *
   * @throws Refusal where a line is none
   */
  static List<Verification.Head> heads(String quoted) {
    List<Verification.Head> heads = new ArrayList<>();
    for (String line : quoted.lines().filter(l -> !l.isBlank()).toList()) {
      Matcher head = HEAD.matcher(line);
      if (!head.matches()) throw new Refusal("record.head-unreadable", line.strip());
      heads.add(
          new Verification.Head(
              Long.parseLong(head.group(1)), head.group(2).toLowerCase(java.util.Locale.ROOT)));
    }
    return heads;
  }

  @GetMapping("/records/{number:\\d+}")
  String record(@PathVariable long number, Authentication user, Model page) {
    show(found(number, user), user, page);
    return "record/record";
  }

  /** Computes the record again from its own content. */
  @PostMapping("/records/{number:\\d+}/recompute")
  String recompute(@PathVariable long number, Authentication user, Model page) {
    Chain.Row row = found(number, user);
    page.addAttribute("changed", verification.check(row));
    page.addAttribute("recomputed", recomputation.of(row.document()));
    show(row, user, page);
    return "record/record";
  }

  private void show(Chain.Row row, Authentication user, Model page) {
    boolean names = readers.of(row.entry().round(), user.getName(), Role.groups(user)).names();
    page.addAttribute("row", row);
    page.addAttribute("mayName", names);
    page.addAttribute(
        "view",
        new RecordView(
            Canonical.read(row.document()), names ? chain.openings(row.number()) : List.of()));
  }

  @GetMapping("/records/{number:\\d+}/export")
  ResponseEntity<byte[]> export(
      @PathVariable long number,
      @RequestParam(defaultValue = "false") boolean names,
      Authentication user) {
    Chain.Row row = found(number, user);
    if (names && !readers.of(row.entry().round(), user.getName(), Role.groups(user)).names())
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    return file(
        "canvasgate-record-" + number + ".json",
        MediaType.APPLICATION_JSON,
        exports.of(number, names).orElseThrow().getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/records/verifier")
  ResponseEntity<byte[]> verifier() {
    return file(Exports.VERIFIER, MediaType.TEXT_PLAIN, Exports.verifier());
  }

  private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .contentType(new MediaType(type, StandardCharsets.UTF_8))
        .body(content);
  }

  /** What somebody may not see is not told from what there is not. */
  private Chain.Row found(long number, Authentication user) {
    return chain
        .get(number)
        .filter(row -> readers.of(row.entry().round(), user.getName(), Role.groups(user)).some())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
