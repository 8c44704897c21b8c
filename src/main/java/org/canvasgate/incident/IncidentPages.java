package org.canvasgate.incident;

import java.security.Principal;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows administrators the steps that stand still, and takes what they do about them. */
@Controller
class IncidentPages {
  private static final String PAGE = "/incidents";
  private static final String BACK = "redirect:" + PAGE;

  private final StoppedSteps steps;
  private final IncidentDesk desk;

  IncidentPages(StoppedSteps steps, IncidentDesk desk) {
    this.steps = steps;
    this.desk = desk;
  }

  @GetMapping(PAGE)
  String list(Model page, Locale language) {
    page.addAttribute("stopped", steps.stopped(language, IncidentDesk.MOST));
    page.addAttribute("all", steps.count());
    page.addAttribute("failing", steps.failing(language, IncidentDesk.MOST));
    page.addAttribute("lines", desk.latest());
    return "incident/incidents";
  }

  @PostMapping(PAGE + "/try")
  String tryAgain(
      @RequestParam String job,
      @RequestParam(required = false) String mended,
      Principal user,
      RedirectAttributes told) {
    told.addFlashAttribute("told", desk.tryAgain(job, mended, user.getName()).word());
    return BACK;
  }

  @PostMapping(PAGE + "/try-all")
  String tryAll(
      @RequestParam(required = false) String mended, Principal user, RedirectAttributes told) {
    var outcomes = desk.tryAll(mended, user.getName());
    int of = outcomes.values().stream().mapToInt(Integer::intValue).sum();
    told.addFlashAttribute("tried", of);
    told.addFlashAttribute("wentOn", outcomes.getOrDefault(Outcome.WENT_ON, 0));
    return BACK;
  }

  @PostMapping(PAGE + "/end")
  String end(
      @RequestParam String job,
      @RequestParam(required = false) String reason,
      Principal user,
      RedirectAttributes told) {
    desk.end(job, reason, user.getName());
    told.addFlashAttribute("told", Outcome.ENDED.word());
    return BACK;
  }
}
