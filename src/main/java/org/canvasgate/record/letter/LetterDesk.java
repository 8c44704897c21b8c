package org.canvasgate.record.letter;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.RecordBook;
import org.canvasgate.committee.RecordEntry;
import org.canvasgate.committee.RecordPart;
import org.canvasgate.form.Refusal;
import org.canvasgate.record.letter.Letter.Paper;
import org.canvasgate.record.letter.Letter.State;
import org.canvasgate.record.letter.Letter.Text;
import org.canvasgate.record.letter.LetterPaper.Printed;
import org.canvasgate.record.letter.LetterText.Part;
import org.canvasgate.record.mail.Attachments;
import org.canvasgate.record.mail.Mail.Attachment;
import org.canvasgate.record.mail.Outbox;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Approves letters and hands them to the outbox; sees to it that what leaves is what was seen. */
@Service
class LetterDesk implements Attachments {
  private static final int LONGEST_REASON = 1000;

  private final Letters letters;
  private final LetterTemplates templates;
  private final LetterFacts facts;
  private final LetterPaper paper;
  private final RecordBook records;
  private final Outbox outbox;
  private final Members members;

  LetterDesk(
      Letters letters,
      LetterTemplates templates,
      LetterFacts facts,
      LetterPaper paper,
      RecordBook records,
      Outbox outbox,
      Members members) {
    this.letters = letters;
    this.templates = templates;
    this.facts = facts;
    this.paper = paper;
    this.records = records;
    this.outbox = outbox;
    this.members = members;
  }

  /** The paper as it would leave now, or as it was approved. */
  byte[] pdf(Letter letter, Locale locale) {
    return approved(letter, locale)
        .map(Paper::content)
        .orElseGet(() -> paper.print(letter, letters.text(letter, locale), locale, true).pdf());
  }

  private Optional<Paper> approved(Letter letter, Locale locale) {
    return letters.papers(letter.id()).stream()
        .filter(paper -> paper.language().equals(locale.getLanguage()))
        .findFirst();
  }

  /** A draft with a text that is not saved. */
  byte[] preview(Letter letter, Locale locale, String subject, String body) {
    LetterTemplates.check(subject, body);
    return paper.print(letter, new Text(null, 0, subject, body, null), locale, true).pdf();
  }

  /**
   * Approves a draft: its papers are kept as they are now, and its message goes to the outbox.
   *
   * @param seen what {@link #state} said when the approver looked at it
   * @throws Refusal where it was decided already, where its text changed since the approver looked
   *     at it, or where the record that it tells of is not the one in the chain
   */
  @Transactional
  public void approve(Letter letter, String seen, String user) {
    letters.decide(letter, State.APPROVED, null, user);
    if (!state(letter).equals(seen)) throw new Refusal("letter.changed-meanwhile");
    RecordEntry entry = facts.record(letter).orElseThrow(() -> new Refusal("letter.no-record"));
    if (!entry.hash().equals(letter.recordHash()))
      throw new Refusal("letter.other-record", letter.recordNumber());
    Map<String, Object> hashes = new LinkedHashMap<>();
    for (Locale language : LetterPaper.LANGUAGES) {
      Text text = letters.text(letter, language);
      Paper kept = kept(paper.print(letter, text, language, false), language);
      letters.keep(letter, text, kept);
      hashes.put(kept.language(), kept.sha256());
    }
    onRecord(letter, hashes, user);
    LetterValues korean = facts.of(letter, Locale.KOREAN);
    outbox.queue(
        "letter/" + letter.id(),
        letter.recipient(),
        letter.id(),
        LetterText.parse("subject", templates.current(LetterName.COVER, Locale.KOREAN).subject())
            .line(korean),
        LetterPaper.LANGUAGES.stream()
            .map(language -> cover(letter, language))
            .collect(Collectors.joining("\n\n- - -\n\n")));
  }

  /** Adds to the record which papers told of it: anybody can compare a letter with the chain. */
  private void onRecord(Letter letter, Map<String, Object> hashes, String user) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("tellsOf", letter.recordNumber());
    content.put("recipient", new RecordPart.Person(letter.recipient()));
    content.put("approvedBy", new RecordPart.Person(user));
    content.put("sha256", hashes);
    records.addendum(letter.round(), "letter", String.valueOf(letter.id()), content);
  }

  private static Paper kept(Printed printed, Locale language) {
    return new Paper(
        language.getLanguage(),
        printed.subject(),
        printed.fileName(),
        printed.pdf(),
        sha256(printed.pdf()));
  }

  private String cover(Letter letter, Locale language) {
    String body = templates.current(LetterName.COVER, language).body();
    return LetterText.parse("body", body).fill(facts.of(letter, language)).stream()
        .map(Part::text)
        .collect(Collectors.joining("\n\n"));
  }

  /**
   * The letter is not sent by this system.
   *
   * @throws Refusal without a reason, or where the letter was decided already
   */
  @Transactional
  public void discard(Letter letter, String reason, String user) {
    if (reason == null || reason.isBlank()) throw new Refusal("letter.discard-reason");
    if (reason.length() > LONGEST_REASON)
      throw new Refusal("letter.discard-reason-long", LONGEST_REASON);
    letters.decide(letter, State.DISCARDED, reason.strip(), user);
  }

  /** Names everything that a letter says, so that a change between looking and approving shows. */
  String state(Letter letter) {
    var said = new StringBuilder();
    for (Locale language : LetterPaper.LANGUAGES) {
      Text text = letters.text(letter, language);
      said.append(text.subject()).append('\n').append(text.body()).append('\n');
      LetterValues values = facts.of(letter, language);
      for (Placeholder placeholder : Placeholder.values())
        if (values.has(placeholder))
          said.append(placeholder)
              .append(placeholder.isTable() ? values.table(placeholder) : values.text(placeholder))
              .append('\n');
      for (String shared : List.of(LetterName.HEAD, LetterName.SIGNATURE, LetterName.COVER))
        said.append(templates.current(shared, language).body()).append('\n');
    }
    return sha256(said.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(byte[] bytes) {
    return DigestUtils.sha256Hex(bytes);
  }

  @Override
  public List<Attachment> of(long letterId) {
    return letters.papers(letterId).stream()
        .map(kept -> new Attachment(kept.fileName(), kept.content()))
        .toList();
  }

  /** How the recipient is called. */
  String recipient(Letter letter) {
    return members.name(letter.recipient());
  }
}
