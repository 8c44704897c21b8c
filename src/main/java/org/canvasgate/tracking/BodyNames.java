package org.canvasgate.tracking;

import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a consulted body is called, for pages that know only the group that answers for it. */
@Component
public class BodyNames {
  private static final String BODY = "body-";

  private final JdbcClient jdbc;

  BodyNames(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The name under which the body was last asked; its short name where it never was. */
  public String of(String group, Locale locale) {
    String slug = group.startsWith(BODY) ? group.substring(BODY.length()) : group;
    return jdbc.sql(
            """
            select case when :korean then name_ko else name_en end
            from consulted_body where body in (:group, :slug) order by round desc limit 1
            """)
        .param("korean", locale.getLanguage().equals("ko"))
        .param("group", group)
        .param("slug", slug)
        .query(String.class)
        .optional()
        .orElse(slug);
  }
}
