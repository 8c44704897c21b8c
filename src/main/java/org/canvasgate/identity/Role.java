package org.canvasgate.identity;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * The roles of the evaluation. Each is a group of users in Camunda with the role's key as its id.
 */
public enum Role {
  PLANNERS("Planners"),
  COMMITTEE("Committee members"),
  CHAIRS("Chairs"),
  SECRETARIAT("Secretariat"),
  BODIES("Body representatives"),
  OPERATORS("Operators"),
  ADMINISTRATORS("Administrators");

  /** Members of this group may do anything in the engine; Camunda's own name for it. */
  public static final String CAMUNDA_ADMIN = "camunda-admin";

  /** The group of one body's representatives is this and the body's slug. */
  public static final String BODY_PREFIX = "body-";

  /** The group of the planners of one organisation is this and the organisation's slug. */
  public static final String ORGANISATION_PREFIX = "org-";

  private static final String PREFIX = "ROLE_";

  private final String title;

  Role(String title) {
    this.title = title;
  }

  /** The group's id. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  String title() {
    return title;
  }

  /** The authority that Spring Security knows the role by. */
  public String authority() {
    return authority(key());
  }

  /** The authority that Spring Security knows a group by. */
  public static String authority(String group) {
    return PREFIX + group;
  }

  /** The groups of whoever is signed in, as their authorities tell; none where nobody is. */
  public static Set<String> groups(Authentication user) {
    if (user == null) return Set.of();
    return user.getAuthorities().stream()
        .map(GrantedAuthority::getAuthority)
        .filter(authority -> authority.startsWith(PREFIX))
        .map(authority -> authority.substring(PREFIX.length()))
        .collect(Collectors.toSet());
  }
}
