package org.canvasgate.record.mail;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.canvasgate.committee.Notice;
import org.canvasgate.form.CaseTitle;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a mail with notices says. */
@Component
class NoticeMail {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm");
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
  private static final int LONGEST_SUBJECT = 180;

  private final MessageSource messages;
  private final CaseTitle titles;
  private final MailSettings settings;

  NoticeMail(MessageSource messages, CaseTitle titles, MailSettings settings) {
    this.messages = messages;
    this.titles = titles;
    this.settings = settings;
  }

  String subject(Notice notice, Locale locale) {
    String sentence = sentence(notice, locale);
    String line = say("mail.notice.subject", locale, sentence.replaceAll("\\s+", " "));
    return line.length() > LONGEST_SUBJECT ? line.substring(0, LONGEST_SUBJECT - 1) + "…" : line;
  }

  String body(Notice notice, Locale locale) {
    return sentence(notice, locale) + link(notice, locale) + foot(locale);
  }

  String digestSubject(int notices, Locale locale) {
    return say("mail.digest.subject", locale, notices);
  }

  String digestBody(List<Notice> notices, Locale locale) {
    var text = new StringBuilder(say("mail.digest.lead", locale, notices.size()));
    for (Notice notice : notices)
      text.append("\n\n")
          .append(minute(notice.at()))
          .append("  ")
          .append(sentence(notice, locale))
          .append(link(notice, locale));
    return text.append(foot(locale)).toString();
  }

  /** Gates know a case by its id; whoever reads of it knows it by its name. */
  private String sentence(Notice notice, Locale locale) {
    Object[] values =
        notice.values().stream()
            .map(
                value ->
                    notice.proposalId() != null && notice.proposalId().equals(value)
                        ? titles.of(notice.proposalId(), locale)
                        : value)
            .toArray();
    return say(notice.message(), locale, values);
  }

  private String link(Notice notice, Locale locale) {
    if (settings.site() == null || settings.site().isBlank() || notice.address() == null) return "";
    return "\n" + settings.site().replaceAll("/+$", "") + notice.address();
  }

  private String foot(Locale locale) {
    return "\n\n-- \n" + say("mail.notice.foot", locale);
  }

  private String say(String key, Locale locale, Object... values) {
    return messages.getMessage(key, values, locale);
  }

  private static String minute(Instant instant) {
    return MINUTE.format(instant.atZone(KOREA));
  }
}
