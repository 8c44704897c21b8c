package org.canvasgate.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.canvasgate.engine.Acting;
import org.canvasgate.identity.People.Person;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Users and groups as an administrator looks over them. Read by statements of our own: the engine
 * has no question that answers with users and their groups at once.
 */
@Component
public class Accounts {
  private static final String USERS =
      """
      select u.id_, u.first_, u.last_, u.email_,
        array_remove(array_agg(m.group_id_ order by m.group_id_), null) as groups
      from act_id_user u left join act_id_membership m on m.user_id_ = u.id_
      """;

  private final JdbcClient jdbc;
  private final IdentityService identity;
  private final Acting acting;

  Accounts(JdbcClient jdbc, @Lazy IdentityService identity, @Lazy Acting acting) {
    this.jdbc = jdbc;
    this.identity = identity;
    this.acting = acting;
  }

  /** Somebody who can sign in, with the ids of their groups. */
  public record Account(Person person, List<String> groups) {
    public Account {
      groups = List.copyOf(groups);
    }

    /** Whether the account has a role. */
    public boolean has(Role role) {
      return groups.contains(role.key());
    }
  }

  /**
   * A group of an organisation's or a body's people.
   *
   * @param members how many are in it
   */
  public record Circle(String id, String name, int members) {}

  /** The first so many accounts, by id. */
  public List<Account> first(int most) {
    return jdbc.sql(USERS + "group by u.id_ order by u.id_ limit ?")
        .param(most)
        .query(Accounts::account)
        .list();
  }

  /** How many accounts there are. */
  public int count() {
    return jdbc.sql("select count(*) from act_id_user").query(Integer.class).single();
  }

  public Optional<Account> find(String id) {
    return jdbc.sql(USERS + "where u.id_ = ? group by u.id_")
        .param(id)
        .query(Accounts::account)
        .optional();
  }

  /** How many people are in a group. */
  public int in(String group) {
    return jdbc.sql("select count(*) from act_id_membership where group_id_ = ?")
        .param(group)
        .query(Integer.class)
        .single();
  }

  /** Planners who are in no organisation, by id. */
  public List<String> plannersWithoutOrganisation() {
    return jdbc.sql(
            """
            select user_id_ from act_id_membership where group_id_ = ?
            and not exists (select 1 from act_id_membership o
              where o.user_id_ = act_id_membership.user_id_ and o.group_id_ like ?)
            order by user_id_\
            """)
        .params(Role.PLANNERS.key(), Role.ORGANISATION_PREFIX + "%")
        .query(String.class)
        .list();
  }

  /** The groups whose id begins so, by name. */
  public List<Circle> circles(String prefix) {
    return jdbc.sql(
            """
            select g.id_, g.name_, count(m.user_id_) as members
            from act_id_group g left join act_id_membership m on m.group_id_ = g.id_
            where g.id_ like ? group by g.id_, g.name_ order by g.name_\
            """)
        .param(prefix + "%")
        .query(
            (row, n) ->
                new Circle(row.getString("id_"), row.getString("name_"), row.getInt("members")))
        .list();
  }

  /** Whether a password is long enough and does not contain the person's own name. */
  public boolean strong(Person person, String password) {
    return acting.asEngine(
        () -> {
          var user = identity.newUser(person.id());
          user.setFirstName(person.firstName());
          user.setLastName(person.lastName());
          user.setEmail(person.email());
          return identity.checkPasswordAgainstPolicy(password, user).isValid();
        });
  }

  /** Gives somebody a role, from their next request on; nothing changes where they have it. */
  public void grant(String user, Role role) {
    acting.asEngine(
        () -> {
          for (String group : groups(role))
            if (identity.createGroupQuery().groupMember(user).groupId(group).count() == 0)
              identity.createMembership(user, group);
          return null;
        });
  }

  /** Takes a role from somebody, from their next request on. */
  public void withdraw(String user, Role role) {
    acting.asEngine(
        () -> {
          groups(role).forEach(group -> identity.deleteMembership(user, group));
          return null;
        });
  }

  /** An administrator without the engine's own rights could open its pages and do nothing there. */
  private static List<String> groups(Role role) {
    return role == Role.ADMINISTRATORS
        ? List.of(role.key(), Role.CAMUNDA_ADMIN)
        : List.of(role.key());
  }

  private static Account account(ResultSet row, int n) throws SQLException {
    return new Account(
        new Person(
            row.getString("id_"),
            row.getString("first_"),
            row.getString("last_"),
            row.getString("email_")),
        Arrays.asList((String[]) row.getArray("groups").getArray()));
  }
}
