package org.canvasgate.committee.roster;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Members' profiles as the secretariat keeps them. */
@Repository
public class Profiles {
  private final JdbcClient jdbc;

  Profiles(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A member's profile; one of which nothing is known where none was kept. */
  public Profile of(String member) {
    return jdbc.sql("select * from member_profile where member = ?")
        .param(member)
        .query(Profiles::read)
        .optional()
        .orElse(Profile.unknown(member));
  }

  /** The profiles of several members, by user id; one of which nothing is known where none is. */
  public Map<String, Profile> of(Collection<String> members) {
    Map<String, Profile> profiles = new LinkedHashMap<>();
    members.forEach(member -> profiles.put(member, Profile.unknown(member)));
    if (!members.isEmpty())
      jdbc.sql("select * from member_profile where member in (:members)")
          .param("members", members)
          .query(Profiles::read)
          .list()
          .forEach(profile -> profiles.put(profile.member(), profile));
    return profiles;
  }

  /** Keeps a profile in place of an earlier one. */
  public void save(Profile profile) {
    jdbc.sql(
            """
            insert into member_profile
              (member, organisation, category, fields, term_from, term_until, most_cases)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (member) do update set organisation = excluded.organisation,
              category = excluded.category, fields = excluded.fields,
              term_from = excluded.term_from, term_until = excluded.term_until,
              most_cases = excluded.most_cases""")
        .params(
            profile.member(),
            profile.organisation(),
            profile.category(),
            profile.fields().toArray(String[]::new),
            profile.termFrom(),
            profile.termUntil(),
            profile.mostCases())
        .update();
  }

  private static Profile read(ResultSet row, int n) throws SQLException {
    return new Profile(
        row.getString("member"),
        row.getString("organisation"),
        row.getString("category"),
        Set.of((String[]) row.getArray("fields").getArray()),
        day(row.getDate("term_from")),
        day(row.getDate("term_until")),
        row.getObject("most_cases", Integer.class));
  }

  private static LocalDate day(Date date) {
    return Optional.ofNullable(date).map(Date::toLocalDate).orElse(null);
  }
}
