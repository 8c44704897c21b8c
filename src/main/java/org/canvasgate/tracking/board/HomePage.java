package org.canvasgate.tracking.board;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.canvasgate.committee.Notices;
import org.canvasgate.form.CaseTitle;
import org.canvasgate.tracking.Access;
import org.canvasgate.tracking.CaseFlow;
import org.canvasgate.tracking.Reader;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where somebody begins: what they have to do, what they were told, and what happens elsewhere. */
@Controller
class HomePage {
  private static final int TASKS = 10;
  private static final int NOTICES = 20;
  private static final int ROWS = 10;

  private final Access access;
  private final CaseFlow flow;
  private final BoardQueries board;
  private final BoardViews views;
  private final Notices notices;
  private final CaseTitle titles;
  private final Lateness lateness;

  HomePage(
      Access access,
      CaseFlow flow,
      BoardQueries board,
      BoardViews views,
      Notices notices,
      CaseTitle titles,
      Lateness lateness) {
    this.access = access;
    this.flow = flow;
    this.board = board;
    this.views = views;
    this.notices = notices;
    this.titles = titles;
    this.lateness = lateness;
  }

  /**
   * A notice as it is read.
   *
   * @param address the page it is about; null for none
   * @param message key of the sentence
   * @param values what the sentence names
   * @param unread whether it came after the reader last said that all was read
   */
  public record Letter(
      Instant at, String address, String message, Object[] values, boolean unread) {}

  @GetMapping("/")
  String home(Principal user, Locale locale, Model model) {
    Reader reader = access.reader(user.getName());
    List<Letter> letters = letters(reader, locale);
    model.addAttribute("reader", reader);
    model.addAttribute("taskCount", flow.taskCount(reader.user(), reader.groups()));
    model.addAttribute("tasks", flow.tasksOf(reader.user(), reader.groups(), locale, TASKS));
    model.addAttribute("lateness", lateness);
    model.addAttribute("notices", letters);
    model.addAttribute("unread", letters.stream().anyMatch(Letter::unread));
    model.addAttribute("views", views.of(reader.user()));
    var query = BoardQuery.everything().sized(ROWS);
    model.addAttribute("here", new BoardPages.Links(BoardQuery.everything(), false));
    model.addAttribute("found", board.page(reader, query, locale));
    return "board/home";
  }

  private List<Letter> letters(Reader reader, Locale locale) {
    Instant seen = notices.seenUntil(reader.user()).orElse(Instant.MIN);
    return notices.to(reader.names(), NOTICES).stream()
        .map(
            notice ->
                new Letter(
                    notice.at(),
                    notice.address(),
                    notice.message(),
                    notice.values().stream()
                        .map(value -> named(value, notice.proposalId(), locale))
                        .toArray(),
                    notice.at().isAfter(seen)))
        .toList();
  }

  /** Gates know a case by its id; whoever reads of it knows it by its name. */
  private Object named(Object value, String proposalId, Locale locale) {
    return proposalId != null && proposalId.equals(value) ? titles.of(proposalId, locale) : value;
  }
}
