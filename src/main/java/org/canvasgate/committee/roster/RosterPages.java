package org.canvasgate.committee.roster;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Rules;
import org.canvasgate.form.Submission;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The secretariat keeps what is known of committee members, and sees how much each has to do. */
@Controller
class RosterPages {
  private static final int LONGEST_NAME = 200;
  private static final int MOST_CASES = 100;

  /** The kinds of committee whose categories a member can stand for. */
  private static final List<String> COMMITTEES =
      List.of("project-council", "support-organisation", "new-committee");

  private final Members members;
  private final Profiles profiles;
  private final Loads loads;
  private final Terms terms;
  private final Cases cases;
  private final Rules rules;

  RosterPages(
      Members members, Profiles profiles, Loads loads, Terms terms, Cases cases, Rules rules) {
    this.members = members;
    this.profiles = profiles;
    this.loads = loads;
    this.terms = terms;
    this.cases = cases;
    this.rules = rules;
  }

  /**
   * A member in the list.
   *
   * @param cases the open cases on whose panel the member sits
   */
  record Line(Members.Member member, Profile profile, Set<String> cases) {}

  @GetMapping("/roster")
  String list(Model page) {
    List<Members.Member> all = members.all();
    List<String> ids = all.stream().map(Members.Member::id).toList();
    Map<String, Profile> known = profiles.of(ids);
    Map<String, Set<String>> open = loads.open();
    page.addAttribute(
        "lines",
        all.stream()
            .map(m -> new Line(m, known.get(m.id()), open.getOrDefault(m.id(), Set.of())))
            .toList());
    page.addAttribute("endings", terms.ending(ids));
    return "roster/members";
  }

  @GetMapping("/roster/{member}")
  String member(@PathVariable String member, Model page) {
    page.addAttribute("member", known(member));
    page.addAttribute("profile", profiles.of(member));
    page.addAttribute("cases", loads.open().getOrDefault(member, Set.of()));
    page.addAttribute("categories", categories());
    page.addAttribute("fields", cases.fields());
    return "roster/member";
  }

  @Transactional
  @PostMapping("/roster/{member}")
  String save(@PathVariable String member, @RequestParam MultiValueMap<String, String> form) {
    profiles.save(read(known(member).id(), form));
    return "redirect:/roster";
  }

  private Profile read(String member, MultiValueMap<String, String> form) {
    Map<String, Object> values = new java.util.HashMap<>(form.toSingleValueMap());
    values.put("fields", form.getOrDefault("fields", List.of()));
    Submission submission = new Submission(values);
    String organisation = submission.optionalText("organisation", LONGEST_NAME).orElse(null);
    String category = optional(submission, "category", categories()::contains);
    List<String> fields = submission.texts("fields");
    for (String field : fields)
      if (!cases.fields().contains(field))
        submission.problem(
            "fields",
            "form.unknown-choice",
            org.canvasgate.form.Problem.name("field.fields"),
            field);
    LocalDate from = day(submission, "termFrom");
    LocalDate until = day(submission, "termUntil");
    Integer most =
        submission.optionalText("mostCases").isEmpty()
            ? null
            : submission.wholeNumber("mostCases", 1, MOST_CASES);
    if (from != null && until != null && until.isBefore(from))
      submission.problem("termUntil", "roster.term-backwards", from.toString(), until.toString());
    submission.check();
    return new Profile(
        member, organisation, category, new LinkedHashSet<>(fields), from, until, most);
  }

  private static LocalDate day(Submission submission, String field) {
    return submission.optionalText(field).isEmpty() ? null : submission.date(field);
  }

  private static String optional(
      Submission submission, String field, java.util.function.Predicate<String> allowed) {
    Function<String, String> parser =
        text -> {
          if (!allowed.test(text)) throw new IllegalArgumentException(text);
          return text;
        };
    return submission.optionalText(field).isEmpty() ? null : submission.choice(field, parser);
  }

  /** The categories of every kind of committee, as table quorum names them. */
  private List<String> categories() {
    return COMMITTEES.stream()
        .map(committee -> rules.one("quorum", Map.of("committee", committee)))
        .flatMap(row -> Stream.of(String.valueOf(row.get("categories")).split(",")))
        .map(String::strip)
        .distinct()
        .toList();
  }

  private Members.Member known(String member) {
    return members.all().stream()
        .filter(each -> each.id().equals(member))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
