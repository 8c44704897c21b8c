package org.canvasgate.committee.conflict;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.canvasgate.committee.conflict.Conflict.Kind;
import org.canvasgate.form.Submission;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which members declare interests, and the deeds of a case's section on conflicts. */
@Controller
class ConflictPages {
  private final ConflictDesk desk;
  private final Conflicts conflicts;
  private final Interests interests;
  private final Recusing recusing;
  private final Challenges challenges;
  private final Chairs chairs;

  ConflictPages(
      ConflictDesk desk,
      Conflicts conflicts,
      Interests interests,
      Recusing recusing,
      Challenges challenges,
      Chairs chairs) {
    this.desk = desk;
    this.conflicts = conflicts;
    this.interests = interests;
    this.recusing = recusing;
    this.challenges = challenges;
    this.chairs = chairs;
  }

  @GetMapping("/interests")
  String interests(Principal user, Model page) {
    page.addAttribute("interests", interests.of(List.of(user.getName())));
    page.addAttribute("relations", Interest.Relation.values());
    return "conflict/interests";
  }

  @PostMapping("/interests")
  String declare(@RequestParam Map<String, String> form, Principal user) {
    Submission said = read(form);
    String organisation = said.text("organisation", 200);
    Interest.Relation relation = said.choice("relation", Interest.Relation::of);
    String note = said.optionalText("note").orElse(null);
    said.check();
    interests.declare(user.getName(), organisation, relation, note);
    return "redirect:/interests";
  }

  @PostMapping("/interests/{interest}/withdraw")
  String takeBack(@PathVariable long interest, Principal user) {
    interests.withdraw(interest, user.getName());
    return "redirect:/interests";
  }

  @PostMapping("/proposals/{id}/conflicts/dismiss")
  String dismiss(@PathVariable String id, @RequestParam Map<String, String> form, Principal user) {
    desk.demand(desk.isSecretariat(id, user.getName()), id);
    Submission said = read(form);
    String member = said.text("person");
    Kind kind = said.choice("kind", Kind::of);
    String subject = said.optionalText("subject").orElse("");
    String reason = said.text("reason");
    said.check();
    conflicts.dismiss(id, member, kind, subject, reason, user.getName());
    return backTo(id);
  }

  @PostMapping("/proposals/{id}/recusals/exclude")
  String exclude(@PathVariable String id, @RequestParam Map<String, String> form, Principal user) {
    boolean right = desk.isSecretariat(id, user.getName()) || desk.takesChair(id, user.getName());
    desk.demand(right, id);
    Submission said = read(form);
    String person = said.choice("person", oneOf(desk.everybody()));
    String ground = said.choice("ground", this::ground);
    String reason = said.text("reason");
    said.check();
    recusing.exclude(id, person, ground, reason, user.getName());
    return backTo(id);
  }

  @PostMapping("/proposals/{id}/recusals/step-aside")
  String stepAside(
      @PathVariable String id, @RequestParam Map<String, String> form, Principal user) {
    desk.demand(desk.judges(id, user.getName()), id);
    Submission said = read(form);
    String reason = said.text("reason");
    said.check();
    recusing.stepAside(id, user.getName(), reason);
    return backTo(id);
  }

  @PostMapping("/proposals/{id}/challenges")
  String challenge(
      @PathVariable String id, @RequestParam Map<String, String> form, Principal user) {
    desk.demand(desk.isParty(id, user.getName()), id);
    Submission said = read(form);
    String person = said.text("person");
    String reason = said.text("reason");
    said.check();
    challenges.raise(id, person, reason, user.getName());
    return backTo(id);
  }

  @PostMapping("/proposals/{id}/challenges/{challenge}")
  String decide(
      @PathVariable String id,
      @PathVariable long challenge,
      @RequestParam Map<String, String> form,
      Principal user) {
    desk.demandOpen(id);
    Submission said = read(form);
    String decision = said.choice("decision", oneOf(List.of("upheld", "rejected")));
    String reason = said.text("reason");
    said.check();
    challenges.decide(id, challenge, decision.equals("upheld"), reason, user.getName());
    return backTo(id);
  }

  @PostMapping("/proposals/{id}/acting-chair")
  String nameChair(
      @PathVariable String id, @RequestParam Map<String, String> form, Principal user) {
    desk.demand(desk.isSecretariat(id, user.getName()), id);
    Submission said = read(form);
    String person = said.text("person");
    String reason = said.text("reason");
    said.check();
    chairs.name(id, person, reason, user.getName());
    return backTo(id);
  }

  /** The article as it is kept: both languages and the law, as the table has them on the day. */
  private String ground(String key) {
    return recusing.grounds("").stream()
        .filter(ground -> ground.key().equals(key))
        .map(Recusing.Ground::text)
        .findFirst()
        .orElseThrow(IllegalArgumentException::new);
  }

  private static java.util.function.Function<String, String> oneOf(
      java.util.Collection<String> choices) {
    return text -> {
      if (!choices.contains(text)) throw new IllegalArgumentException(text);
      return text;
    };
  }

  private static Submission read(Map<String, String> form) {
    return new Submission(Map.copyOf(form));
  }

  private static String backTo(String id) {
    return "redirect:/proposals/" + id + "#conflicts";
  }
}
