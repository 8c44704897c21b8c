package org.canvasgate.tracking;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.canvasgate.committee.Members;
import org.canvasgate.form.CaseTitle;
import org.canvasgate.form.Figures;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.identity.PageLink;
import org.canvasgate.identity.Role;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/** What the head and the dates of every page need, whichever room the page belongs to. */
@ControllerAdvice(annotations = Controller.class)
class EveryPage {

  /** A step of a change: its page, and the section from which the step is taken. */
  private static final Pattern STEP_OF_CHANGE = Pattern.compile("(/changes/\\d+)(?:/(\\w+).*)?");

  private final Members members;
  private final CaseTitle titles;
  private final BodyNames bodies;
  private final List<PageLink> links;

  EveryPage(Members members, CaseTitle titles, BodyNames bodies, List<PageLink> links) {
    this.members = members;
    this.titles = titles;
    this.bodies = bodies;
    this.links = links;
  }

  @ModelAttribute
  void everyPage(HttpServletRequest request, Authentication user, Model model) {
    if (!answersWithPage(request)) return;
    fill(request, user).forEach(model::addAttribute);
  }

  /** A page's form was refused: every reason is told, and the way back keeps what was typed. */
  @ExceptionHandler(Refusal.class)
  ModelAndView refused(
      Refusal refusal, HttpServletRequest request, Authentication user, Locale locale) {
    var page = new ModelAndView("tracking/refused", fill(request, user));
    page.addObject("problems", refusal.problems());
    page.addObject("back", back(request.getRequestURI()));
    page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    return page;
  }

  /** The page of the change whose form was refused; null for other pages. */
  private static String back(String address) {
    Matcher step = STEP_OF_CHANGE.matcher(address);
    if (!step.matches()) return null;
    return step.group(2) == null ? step.group(1) : step.group(1) + "#" + step.group(2);
  }

  /** A form that should bring a file brought none, as some program sends it. */
  @ExceptionHandler({MultipartException.class, MissingServletRequestPartException.class})
  ModelAndView withoutFile(Exception none, HttpServletRequest request, Authentication user) {
    var page = new ModelAndView("tracking/refused", fill(request, user));
    page.addObject("problems", List.of(new Problem("", "tracking.no-file")));
    page.setStatus(HttpStatus.BAD_REQUEST);
    return page;
  }

  private Map<String, Object> fill(HttpServletRequest request, Authentication user) {
    Set<String> groups = Role.groups(user);
    Map<String, Object> page = new HashMap<>();
    page.put("path", request.getRequestURI());
    page.put("address", address(request));
    page.put("userName", Optional.ofNullable(user).map(u -> members.name(u.getName())).orElse(""));
    page.put("userId", Optional.ofNullable(user).map(Authentication::getName).orElse(""));
    page.put("days", new Days());
    page.put("members", members);
    page.put("titles", titles);
    page.put("bodyNames", bodies);
    page.put("figures", new Figures());
    page.put("menus", Menu.of(links, groups));
    return page;
  }

  /** Path and question, so that a change of language comes back to the same rows. */
  private static String address(HttpServletRequest request) {
    String asked = request.getQueryString();
    return request.getRequestURI() + (asked == null ? "" : "?" + asked);
  }

  /** Whoever answers with data has no head to fill. */
  private static boolean answersWithPage(HttpServletRequest request) {
    return !(request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
            instanceof HandlerMethod method)
        || !AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ResponseBody.class);
  }
}
