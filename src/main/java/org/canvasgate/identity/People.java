package org.canvasgate.identity;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.canvasgate.engine.Acting;

/** Users and their groups, kept in Camunda's identity tables. */
public final class People {
  private static final String GROUP_TYPE = "WORKFLOW";

  private final IdentityService identity;
  private final Acting acting;

  People(IdentityService identity, Acting acting) {
    this.identity = identity;
    this.acting = acting;
  }

  /**
   * Somebody who can sign in.
   *
   * @param id what is typed at the sign-in: letters and digits
   */
  public record Person(String id, String firstName, String lastName, String email) {}

  public boolean exists(String id) {
    return acting.asEngine(() -> identity.createUserQuery().userId(id).count() > 0);
  }

  /**
   * Creates a user, or leaves an existing one's name and password alone; either way sees to it that
   * the user is in the groups.
   *
   * @throws org.camunda.bpm.engine.ProcessEngineException for a weak password: less than twelve
   *     characters, or containing the person's name
   */
  public void create(Person person, String password, Collection<Role> roles) {
    acting.asEngine(
        () -> {
          if (!exists(person.id())) save(person, password);
          roles.forEach(role -> join(person.id(), role.key()));
          return null;
        });
  }

  private void save(Person person, String password) {
    User user = identity.newUser(person.id());
    user.setFirstName(person.firstName());
    user.setLastName(person.lastName());
    user.setEmail(person.email());
    user.setPassword(password);
    identity.saveUser(user);
  }

  /** Makes a user a representative of a body; the body's group is created when it is the first. */
  public void represent(String user, String bodySlug, String bodyName) {
    acting.asEngine(
        () -> {
          join(user, Role.BODIES.key());
          join(user, body(bodySlug, bodyName));
          return null;
        });
  }

  /** Takes a user out of a group; does nothing where they are not in it. */
  public void leave(String user, String group) {
    acting.asEngine(
        () -> {
          identity.deleteMembership(user, group);
          return null;
        });
  }

  /** The group of a body's representatives, created on demand; returns the group's id. */
  public String body(String slug, String name) {
    String id = slug.startsWith(Role.BODY_PREFIX) ? slug : Role.BODY_PREFIX + slug;
    acting.asEngine(
        () -> {
          group(id, name);
          return null;
        });
    return id;
  }

  /** Puts a user into an organisation; its group is created when the user is the first. */
  public void employ(String user, String organisationSlug, String organisationName) {
    acting.asEngine(
        () -> {
          String id = Role.ORGANISATION_PREFIX + organisationSlug;
          group(id, organisationName);
          join(user, id);
          return null;
        });
  }

  /** Everybody who is in an organisation with the user; not the user. */
  public Set<String> colleagues(String user) {
    return acting.asEngine(
        () -> {
          var colleagues = new TreeSet<String>();
          groups(user).stream()
              .filter(group -> group.startsWith(Role.ORGANISATION_PREFIX))
              .forEach(
                  group ->
                      identity.createUserQuery().memberOfGroup(group).list().stream()
                          .map(User::getId)
                          .forEach(colleagues::add));
          colleagues.remove(user);
          return colleagues;
        });
  }

  /** The groups of a user, as they stand now. */
  public List<String> groups(String user) {
    return acting.asEngine(
        () ->
            identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList());
  }

  /** Somebody who may change diagrams and manage users; does nothing where the user exists. */
  public void administrator(String id, String password) {
    var person = new Person(id, "System", "Administrator", null);
    if (!exists(id) && !strong(person, password)) throw new WeakPassword();
    create(person, password, Set.of(Role.ADMINISTRATORS));
    acting.asEngine(
        () -> {
          join(id, Role.CAMUNDA_ADMIN);
          return null;
        });
  }

  private boolean strong(Person person, String password) {
    User user = identity.newUser(person.id());
    user.setLastName(person.lastName());
    return identity.checkPasswordAgainstPolicy(password, user).isValid();
  }

  void group(String id, String name) {
    if (identity.createGroupQuery().groupId(id).count() > 0) return;
    Group group = identity.newGroup(id);
    group.setName(name);
    group.setType(GROUP_TYPE);
    identity.saveGroup(group);
  }

  private void join(String user, String group) {
    if (identity.createGroupQuery().groupMember(user).groupId(group).count() == 0)
      identity.createMembership(user, group);
  }
}
