package org.canvasgate.tracking.board;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.proposal.ServiceField;
import org.canvasgate.proposal.Status;
import org.canvasgate.tracking.Access;
import org.canvasgate.tracking.Reader;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The status board as a table and by gates. What is asked stands in the address alone. */
@Controller
class BoardPages {
  private static final String BOARD = "/board";
  private static final String BY_GATES = "gates";
  private static final int CARDS = 10;

  private final Access access;
  private final BoardQueries board;
  private final BoardViews views;
  private final Cities cities;

  BoardPages(Access access, BoardQueries board, BoardViews views, Cities cities) {
    this.access = access;
    this.board = board;
    this.views = views;
    this.cities = cities;
  }

  /** An address for a template, with the board's other parameter. */
  public record Links(BoardQuery query, boolean gates) {

    /** The same question, drawn otherwise. */
    public String drawn(boolean byGates) {
      return link(query.address(), byGates);
    }

    /** The same question, sorted otherwise. */
    public String sorted(String sort) {
      return link(query.by(BoardQuery.Sort.of(sort)).address(), gates);
    }

    /** The same question at one stage, or at all where it is asked at just that one. */
    public String at(String stage) {
      List<String> there = List.of(stage);
      return link(query.at(query.stages().equals(there) ? List.of() : there).address(), gates);
    }

    /** The table of one stage. */
    public String table(String stage) {
      return link(query.at(List.of(stage)).address(), false);
    }

    /** Other rows of the same question. */
    public String from(String cursor) {
      return link(query.address(cursor), gates);
    }

    /** How the files end that the same question is written as. */
    public List<String> files() {
      return List.of("xlsx", "csv", "json");
    }

    /** All rows of the same question as a file. */
    public String file(String ending) {
      String asked = query.address();
      return "/exports/board." + ending + (asked.isEmpty() ? "" : "?" + asked);
    }

    static String link(String address, boolean byGates) {
      List<String> parts = new ArrayList<>();
      if (!address.isEmpty()) parts.add(address);
      // An address that says nothing opens the person's usual view.
      if (byGates || address.isEmpty()) parts.add("view=" + (byGates ? BY_GATES : "table"));
      return BOARD + "?" + String.join("&", parts);
    }
  }

  @GetMapping(BOARD)
  String show(
      @RequestParam(required = false) String view,
      @RequestHeader(name = "HX-Request", required = false) String part,
      @RequestHeader(name = "HX-History-Restore-Request", required = false) String restored,
      Principal user,
      Locale locale,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    response.addHeader("Vary", "HX-Request");
    Reader reader = access.reader(user.getName());
    List<BoardViews.View> kept = views.of(reader.user());
    if (request.getQueryString() == null) {
      Optional<String> usual =
          kept.stream().filter(BoardViews.View::usual).map(BoardViews.View::address).findFirst();
      if (usual.isPresent()) return "redirect:" + BOARD + "?" + usual.get();
    }
    boolean gates = BY_GATES.equals(view);
    BoardQuery query = BoardQuery.of(request.getParameterMap());
    var links = new Links(query, gates);
    model.addAttribute("reader", reader);
    model.addAttribute("query", query);
    model.addAttribute("here", links);
    model.addAttribute("gates", gates);
    model.addAttribute("views", kept);
    if (gates) model.addAttribute("columns", board.columns(reader, query, locale, CARDS));
    else model.addAttribute("found", board.page(reader, query, locale));
    if (part != null && restored == null) {
      response.setHeader("HX-Push-Url", request.getContextPath() + links.drawn(gates));
      return "board/found :: found";
    }
    model.addAttribute("stages", BoardQuery.STAGES);
    model.addAttribute("statuses", Status.ALL);
    model.addAttribute("kinds", Arrays.stream(ServiceKind.values()).map(ServiceKind::key).toList());
    model.addAttribute(
        "fields", Arrays.stream(ServiceField.values()).map(ServiceField::key).toList());
    model.addAttribute("cities", cities.of(reader));
    return "board/board";
  }

  @PostMapping(BOARD + "/views")
  String keep(
      @RequestParam(required = false) String name,
      @RequestParam(defaultValue = "false") boolean usual,
      @RequestParam(required = false) String view,
      Principal user,
      HttpServletRequest request) {
    String link =
        Links.link(BoardQuery.of(request.getParameterMap()).address(), BY_GATES.equals(view));
    views.keep(user.getName(), name, link.substring(BOARD.length() + 1), usual);
    return "redirect:" + link;
  }

  @PostMapping(BOARD + "/views/{id}/usual")
  String usual(@PathVariable long id, Principal user) {
    views.open(user.getName(), id);
    return "redirect:" + BOARD;
  }

  @PostMapping(BOARD + "/views/{id}/forget")
  String forget(@PathVariable long id, Principal user) {
    views.forget(user.getName(), id);
    return "redirect:" + BOARD;
  }
}
