package org.canvasgate.tracking.portfolio;

import java.util.Set;
import org.canvasgate.tracking.Access;
import org.canvasgate.tracking.Reader;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a reader sees of the board's lines, for a statement that reads them: {@code board_line} as l
 * and {@code board_face} as f. Whoever is kept off a case reads nothing of it here, since the
 * figures tell of verdicts.
 *
 * @param everything whether the reader sees every case
 * @param keys under which cases are open to the reader
 * @param party those of them that make the reader a party, whom no recusal keeps off
 * @param published the statuses with which a case is open to everybody
 */
record Sight(String user, boolean everything, String[] keys, String[] party, String[] published) {
  private static final String NOT_KEPT_OFF =
      """
      (f.keys && :party::text[] or not exists (select 1 from recusal r
        where r.proposal_id = l.proposal_id and r.person = :user))""";

  /** The cases that are the reader's concern, without what is only published. */
  static final String CONCERNS =
      "((:everything or f.keys && :keys::text[]) and " + NOT_KEPT_OFF + ")";

  static Sight of(Reader reader, Access access) {
    Set<String> keys = access.keys(reader);
    return new Sight(
        reader.user(),
        reader.seesAll(),
        keys.toArray(String[]::new),
        keys.stream().filter(key -> !key.startsWith("member:")).toArray(String[]::new),
        access.publishedStatuses().toArray(String[]::new));
  }

  /** Gives a statement that holds one of the conditions its parameters. */
  JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
    return statement
        .param("user", user)
        .param("everything", everything)
        .param("keys", keys)
        .param("party", party)
        .param("published", published);
  }

  /** The condition under which a case may be shown, of a line and a face by other names. */
  static String shows(String line, String face) {
    return """
        ((:everything or %1$s.status = any(:published) or %2$s.keys && :keys::text[])
          and (%2$s.keys && :party::text[] or not exists (select 1 from recusal r
            where r.proposal_id = %1$s.proposal_id and r.person = :user)))"""
        .formatted(line, face);
  }
}
