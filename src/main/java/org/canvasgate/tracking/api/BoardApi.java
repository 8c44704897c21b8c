package org.canvasgate.tracking.api;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.tracking.Access;
import org.canvasgate.tracking.CaseFlow;
import org.canvasgate.tracking.Reader;
import org.canvasgate.tracking.api.BoardAnswer.BoardLine;
import org.canvasgate.tracking.api.BoardAnswer.StageTotal;
import org.canvasgate.tracking.api.Faults.Kind;
import org.canvasgate.tracking.api.Faults.Raised;
import org.canvasgate.tracking.board.BoardPage;
import org.canvasgate.tracking.board.BoardQueries;
import org.canvasgate.tracking.board.BoardQuery;
import org.canvasgate.tracking.board.BoardRow;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of all cases: the same question as the board's address asks. */
@ApiRoot
class BoardApi {
  private final BoardQueries board;
  private final Access access;
  private final Waits waits;

  BoardApi(BoardQueries board, Access access, Waits waits) {
    this.board = board;
    this.access = access;
    this.waits = waits;
  }

  /** The parameters are named for the description; the board reads them itself. */
  @GetMapping("/proposals")
  ResponseEntity<BoardAnswer> proposals(
      @RequestParam(required = false) String q,
      @RequestParam(required = false) List<String> stage,
      @RequestParam(required = false) List<String> status,
      @RequestParam(required = false) List<String> kind,
      @RequestParam(required = false) List<String> field,
      @RequestParam(required = false) List<String> city,
      @RequestParam(defaultValue = "false") boolean mine,
      @RequestParam(defaultValue = "false") boolean late,
      @RequestParam(required = false) String before,
      @RequestParam(required = false) String sort,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = Pages.SIZE) int size,
      HttpServletRequest request,
      Principal user,
      Locale locale) {
    Map<String, String[]> asked = request.getParameterMap();
    BoardQuery query = BoardQuery.of(asked);
    refuseNonsense(asked, query);
    Reader reader = access.reader(user.getName());
    BoardPage page = board.page(reader, query, locale);
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
    List<String> links = new ArrayList<>();
    if (page.next() != null) links.add(link(query, page.next(), "next"));
    if (page.previous() != null) links.add(link(query, page.previous(), "prev"));
    if (!links.isEmpty()) answer.header(HttpHeaders.LINK, String.join(", ", links));
    return answer.body(
        new BoardAnswer(
            page.rows().stream().map(row -> line(row, locale)).toList(),
            page.counts().stream()
                .map(count -> new StageTotal(count.stage(), count.count(), count.more()))
                .toList()));
  }

  private static String link(BoardQuery query, String cursor, String relation) {
    return "<"
        + ApiRoot.PATH
        + "/proposals?"
        + query.address(cursor)
        + ">; rel=\""
        + relation
        + "\"";
  }

  /** A page may overlook a word it does not know; a program would take the rest for the answer. */
  private static void refuseNonsense(Map<String, String[]> asked, BoardQuery query) {
    boolean known =
        said(asked, "stage", query.stages())
            && said(asked, "status", query.statuses())
            && said(asked, "kind", query.kinds())
            && said(asked, "field", query.fields())
            && said(asked, "sort", List.of(query.sort().key()))
            && said(
                asked,
                "before",
                query.dueBefore() == null ? List.of() : List.of(query.dueBefore().toString()));
    if (!known) throw new Raised(Kind.UNREADABLE);
  }

  private static boolean said(Map<String, String[]> asked, String name, List<String> understood) {
    String[] values = asked.get(name);
    return values == null || new HashSet<>(understood).containsAll(List.of(values));
  }

  private BoardLine line(BoardRow row, Locale locale) {
    return new BoardLine(
        row.proposalId(),
        row.nameEn(),
        row.nameKo(),
        row.city(),
        row.kind(),
        row.field(),
        row.sample(),
        row.status(),
        row.stage(),
        row.failed(),
        row.waits().stream().map(step -> waits.told(step, nameless(step), locale)).toList(),
        row.due(),
        row.daysLate(),
        row.score(),
        row.band(),
        row.scoredGate(),
        row.changedAt(),
        row.ownTask());
  }

  /** The board has left out already whom the reader may not know. */
  private static boolean nameless(CaseFlow.Waiting step) {
    return step.equals(step.nameOnly());
  }
}
