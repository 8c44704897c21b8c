package org.canvasgate.identity;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.canvasgate.committee.Members;
import org.canvasgate.engine.Acting;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Answers who is who from the engine's identity tables. */
@Component
class IdentityMembers implements Members {
  private final IdentityService identity;
  private final ObjectProvider<Acting> acting;

  IdentityMembers(@Lazy IdentityService identity, ObjectProvider<Acting> acting) {
    this.identity = identity;
    this.acting = acting;
  }

  @Override
  public List<Member> all() {
    return in("committee");
  }

  @Override
  public List<Member> in(String group) {
    return query(identity.createUserQuery().memberOfGroup(group));
  }

  @Override
  public Optional<Member> find(String id) {
    return query(identity.createUserQuery().userId(id)).stream().findFirst();
  }

  @Override
  public Map<String, String> names(Collection<String> ids) {
    Map<String, String> names = new HashMap<>();
    ids.forEach(id -> names.put(id, id));
    if (names.isEmpty()) return names;
    query(identity.createUserQuery().userIdIn(names.keySet().toArray(String[]::new)))
        .forEach(member -> names.put(member.id(), member.name()));
    return names;
  }

  private List<Member> query(UserQuery query) {
    return acting
        .getObject()
        .asEngine(
            () ->
                query.list().stream()
                    .map(user -> new Member(user.getId(), name(user)))
                    .sorted(Comparator.comparing(Member::name))
                    .toList());
  }

  /** Korean names are written family name first, without a space. */
  private static String name(User user) {
    String first = Optional.ofNullable(user.getFirstName()).orElse("");
    String last = Optional.ofNullable(user.getLastName()).orElse("");
    boolean korean =
        last.chars().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL);
    String name = korean ? last + first : (first + " " + last).strip();
    return name.isBlank() ? user.getId() : name;
  }
}
