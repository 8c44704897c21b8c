package org.canvasgate.identity.signin;

import java.util.Arrays;
import java.util.Optional;
import org.canvasgate.engine.SlowHash;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads how somebody stands, by one statement with each request: whoever is deleted, closed, given
 * another password or taken out of a group is so at once, on every node.
 */
@Repository
public class Standings {
  private final JdbcClient jdbc;
  private final SlowHash passwords;

  Standings(JdbcClient jdbc, SlowHash passwords) {
    this.jdbc = jdbc;
    this.passwords = passwords;
  }

  public Optional<Standing> of(String user) {
    return jdbc.sql(
            """
            select u.id_, u.pwd_, u.salt_,
              exists (select 1 from closed_account c where c.user_id = u.id_) as closed,
              exists (select 1 from second_factor f
                where f.user_id = u.id_ and f.confirmed_at is not null) as factor,
              exists (select 1 from provided_person p where p.user_id = u.id_) as elsewhere,
              array(select m.group_id_ from act_id_membership m where m.user_id_ = u.id_) as groups
            from act_id_user u where u.id_ = ?\
            """)
        .param(user)
        .query(
            (row, n) ->
                new Standing(
                    row.getString("id_"),
                    row.getString("pwd_"),
                    row.getString("salt_"),
                    row.getBoolean("closed"),
                    row.getBoolean("factor"),
                    row.getBoolean("elsewhere"),
                    Arrays.asList((String[]) row.getArray("groups").getArray())))
        .optional();
  }

  /**
   * Keeps a password that has just been checked by today's hash, where it is kept by an old one; a
   * change of the password that comes in between stays. Answers how the person stands then.
   */
  public Standing upgraded(Standing before, String password) {
    if (!passwords.isOld(before.kept())) return before;
    int changed =
        jdbc.sql("update act_id_user set pwd_ = ?, rev_ = rev_ + 1 where id_ = ? and pwd_ = ?")
            .params(passwords.kept(password, before.salt()), before.user(), before.kept())
            .update();
    return changed == 0 ? before : of(before.user()).orElse(before);
  }

  /** Lets somebody in no more, and ends what they have open, from the next request on. */
  public void close(String user, String by) {
    jdbc.sql(
            """
            insert into closed_account (user_id, closed_by, closed_at) values (?, ?, now())
            on conflict (user_id) do nothing\
            """)
        .params(user, by)
        .update();
  }

  /** From now on somebody signs in at the identity provider, and by no password here. */
  public void announce(String user) {
    jdbc.sql("insert into provided_person (user_id) values (?) on conflict (user_id) do nothing")
        .param(user)
        .update();
  }

  /** From now on somebody signs in by the password that is kept here. */
  public void keepHere(String user) {
    jdbc.sql("delete from provided_person where user_id = ?").param(user).update();
  }

  /** Lets somebody in again. */
  public void open(String user) {
    jdbc.sql("delete from closed_account where user_id = ?").param(user).update();
  }
}
