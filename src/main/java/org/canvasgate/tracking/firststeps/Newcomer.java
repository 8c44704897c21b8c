package org.canvasgate.tracking.firststeps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.canvasgate.consultation.Body;
import org.canvasgate.consultation.BodySlug;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Submission;
import org.canvasgate.identity.Accounts;
import org.canvasgate.identity.People.Person;
import org.canvasgate.identity.Role;
import org.springframework.util.MultiValueMap;

/**
 * What an administrator says of a person: who they are, what they do and for whom.
 *
 * @param person null where only roles and groups of somebody known are told
 * @param password the first one; null likewise
 * @param organisation its name; null where none is added
 * @param body whom they speak for; null where none is added
 */
record Newcomer(Person person, String password, Set<Role> roles, String organisation, Body body) {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_ID = 60;

  Newcomer {
    roles = Set.copyOf(roles);
  }

  /** Somebody new, with every problem of the form told at once. */
  static Newcomer read(MultiValueMap<String, String> form, List<Body> bodies, Accounts accounts) {
    Submission submission = submission(form);
    String id = submission.text("userId", LONGEST_ID);
    if (id != null && !id.matches("[A-Za-z0-9]+"))
      submission.problem("userId", "firststeps.refused.id", id);
    else if (id != null && accounts.find(id).isPresent())
      submission.problem("userId", "firststeps.refused.taken", id);
    String first = submission.text("firstName", LONGEST_NAME);
    String last = submission.text("lastName", LONGEST_NAME);
    String email = submission.optionalText("email", LONGEST_NAME).orElse(null);
    if (email != null && !email.matches("[^@\\s]+@[^@\\s]+"))
      submission.problem("email", "firststeps.refused.email", email);
    // Spaces at either end belong to a password.
    String password = form.getFirst("password");
    var person = new Person(id, first, last, email);
    if (password == null || password.isEmpty())
      submission.problem("password", "form.missing", Problem.name("field.password"));
    else if (id != null && !accounts.strong(person, password))
      submission.problem("password", "firststeps.refused.password");
    Newcomer read = read(submission, person, password, bodies);
    submission.check();
    return read;
  }

  /** The roles of somebody known, and an organisation or a body to add. */
  static Newcomer known(MultiValueMap<String, String> form, List<Body> bodies) {
    Submission submission = submission(form);
    Newcomer read = read(submission, null, null, bodies);
    submission.check();
    return read;
  }

  private static Submission submission(MultiValueMap<String, String> form) {
    Map<String, Object> values = new HashMap<>(form.toSingleValueMap());
    values.put("roles", form.getOrDefault("roles", List.of()));
    return new Submission(values);
  }

  private static Newcomer read(
      Submission submission, Person person, String password, List<Body> bodies) {
    Set<Role> roles = new LinkedHashSet<>(roles(submission));
    String organisation = submission.optionalText("organisation", LONGEST_NAME).orElse(null);
    if (organisation != null && !nameable(organisation))
      submission.problem("organisation", "firststeps.refused.name", organisation);
    Body body = body(submission, bodies);
    if (body != null) roles.add(Role.BODIES);
    if (person != null && roles.isEmpty())
      submission.problem("roles", "firststeps.refused.no-role");
    return new Newcomer(person, password, roles, organisation, body);
  }

  private static List<Role> roles(Submission submission) {
    List<Role> roles = new ArrayList<>();
    for (String key : submission.texts("roles")) {
      var role = java.util.Arrays.stream(Role.values()).filter(r -> r.key().equals(key)).findAny();
      role.ifPresentOrElse(
          roles::add,
          () ->
              submission.problem("roles", "form.unknown-choice", Problem.name("field.roles"), key));
    }
    return roles;
  }

  /** One that the list names, or another by its name. */
  private static Body body(Submission submission, List<Body> bodies) {
    String other = submission.optionalText("otherBody", LONGEST_NAME).orElse(null);
    String slug = submission.optionalText("body").orElse(null);
    if (other != null) {
      if (nameable(other)) return Body.named(other);
      submission.problem("otherBody", "firststeps.refused.name", other);
      return null;
    }
    if (slug == null) return null;
    return bodies.stream()
        .filter(body -> body.slug().equals(slug))
        .findFirst()
        .orElseGet(
            () -> {
              submission.problem("body", "form.unknown-choice", Problem.name("field.body"), slug);
              return null;
            });
  }

  private static boolean nameable(String name) {
    try {
      return !BodySlug.of(name).isEmpty();
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }
}
