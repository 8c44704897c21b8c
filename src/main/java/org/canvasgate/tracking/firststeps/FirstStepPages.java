package org.canvasgate.tracking.firststeps;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Keys;
import org.canvasgate.canvas.ScoreRules;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.canvas.Weights;
import org.canvasgate.committee.ScoreRuleBook;
import org.canvasgate.consultation.Body;
import org.canvasgate.consultation.BodySlug;
import org.canvasgate.form.Refusal;
import org.canvasgate.identity.Accounts;
import org.canvasgate.identity.Accounts.Account;
import org.canvasgate.identity.People;
import org.canvasgate.identity.Role;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Leads an administrator through the first steps, and keeps people, organisations and bodies. */
@Controller
class FirstStepPages {
  private static final int MOST_PEOPLE = 200;

  private final FirstSteps steps;
  private final Accounts accounts;
  private final People people;
  private final ScoreRuleBook scores;
  private final TransactionTemplate transaction;
  private final Clock clock;

  FirstStepPages(
      FirstSteps steps,
      Accounts accounts,
      People people,
      ScoreRuleBook scores,
      TransactionTemplate transaction,
      Clock clock) {
    this.steps = steps;
    this.accounts = accounts;
    this.people = people;
    this.scores = scores;
    this.transaction = transaction;
    this.clock = clock;
  }

  @GetMapping("/first-steps")
  String steps(Model page) {
    show(page, new LinkedMultiValueMap<>());
    return "firststeps/steps";
  }

  private void show(Model page, MultiValueMap<String, String> typed) {
    List<Step> all = steps.all();
    page.addAttribute("steps", all);
    page.addAttribute("left", all.stream().filter(step -> !step.done()).count());
    page.addAttribute("next", all.stream().filter(step -> !step.done()).findFirst().orElse(null));
    page.addAttribute("committees", steps.committees());
    page.addAttribute("accounts", accounts.first(MOST_PEOPLE));
    page.addAttribute("accountCount", accounts.count());
    page.addAttribute("typed", typed);
    choices(page);
    marks(page);
  }

  private void choices(Model page) {
    page.addAttribute("roles", Role.values());
    List<FirstSteps.Asked> asked = steps.asked();
    page.addAttribute("asked", asked);
    page.addAttribute("askedSlugs", asked.stream().map(each -> each.body().slug()).toList());
    page.addAttribute("organisations", accounts.circles(Role.ORGANISATION_PREFIX));
    page.addAttribute("bodies", accounts.circles(Role.BODY_PREFIX));
  }

  private void marks(Model page) {
    LocalDate today = LocalDate.now(clock);
    Map<ServiceKind, Weights> weights = new EnumMap<>(ServiceKind.class);
    for (ServiceKind kind : ServiceKind.values()) weights.put(kind, scores.weights(kind, today));
    ScoreRules marks = scores.rules(ServiceKind.PUBLIC, today);
    page.addAttribute("weights", weights);
    page.addAttribute("marks", marks);
    page.addAttribute("blocks", Block.values());
  }

  @PostMapping("/first-steps/people")
  String add(
      @RequestParam MultiValueMap<String, String> form,
      Model page,
      RedirectAttributes next,
      HttpServletResponse response) {
    try {
      Newcomer newcomer = Newcomer.read(form, knownBodies(), accounts);
      transaction.executeWithoutResult(
          status -> {
            people.create(newcomer.person(), newcomer.password(), List.of());
            join(newcomer.person().id(), newcomer);
          });
      next.addFlashAttribute("added", newcomer.person().id());
      return "redirect:/first-steps#people";
    } catch (Refusal refusal) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      show(page, form);
      page.addAttribute("problems", refusal.problems());
      return "firststeps/steps";
    }
  }

  @GetMapping("/first-steps/people/{id}")
  String person(@PathVariable String id, Model page) {
    page.addAttribute("account", known(id));
    choices(page);
    return "firststeps/person";
  }

  @PostMapping("/first-steps/people/{id}")
  String change(
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> form,
      Principal user,
      Model page,
      RedirectAttributes next,
      HttpServletResponse response) {
    Account account = known(id);
    try {
      Newcomer told = Newcomer.known(form, knownBodies());
      if (id.equals(user.getName()) && !told.roles().contains(Role.ADMINISTRATORS))
        throw new Refusal("firststeps.refused.yourself");
      transaction.executeWithoutResult(
          status -> {
            for (Role role : Role.values())
              if (account.has(role) && !told.roles().contains(role)) accounts.withdraw(id, role);
            join(id, told);
          });
      next.addFlashAttribute("changed", id);
      return "redirect:/first-steps/people/" + id;
    } catch (Refusal refusal) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      page.addAttribute("account", account);
      choices(page);
      page.addAttribute("problems", refusal.problems());
      return "firststeps/person";
    }
  }

  /** Out of an organisation or a body; roles go by the form above. */
  @PostMapping("/first-steps/people/{id}/leave")
  String leave(@PathVariable String id, @RequestParam String group) {
    known(id);
    if (!group.startsWith(Role.ORGANISATION_PREFIX) && !group.startsWith(Role.BODY_PREFIX))
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    people.leave(id, group);
    return "redirect:/first-steps/people/" + id;
  }

  @PostMapping("/first-steps/{step}/settle")
  String settle(@PathVariable String step, Principal user) {
    steps.settle(named(step), user.getName());
    return "redirect:/first-steps#" + step;
  }

  @PostMapping("/first-steps/{step}/reopen")
  String reopen(@PathVariable String step) {
    steps.reopen(named(step));
    return "redirect:/first-steps#" + step;
  }

  private void join(String user, Newcomer newcomer) {
    newcomer.roles().forEach(role -> accounts.grant(user, role));
    if (newcomer.organisation() != null)
      people.employ(user, BodySlug.of(newcomer.organisation()), newcomer.organisation());
    if (newcomer.body() != null)
      people.represent(user, newcomer.body().slug(), newcomer.body().nameEn());
  }

  /** The bodies that the table names, and those that have a group because a case named them. */
  private List<Body> knownBodies() {
    List<Body> bodies =
        new ArrayList<>(steps.asked().stream().map(FirstSteps.Asked::body).toList());
    accounts.circles(Role.BODY_PREFIX).stream()
        .map(circle -> new Body(Body.slugOf(circle.id()), circle.name(), circle.name()))
        .forEach(bodies::add);
    return bodies;
  }

  private Account known(String id) {
    return accounts.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static Step.Name named(String step) {
    return Arrays.stream(Step.Name.values())
        .filter(name -> Keys.of(name).equals(step))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
