package org.canvasgate.identity.provider;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.canvasgate.identity.Accounts;
import org.canvasgate.identity.People;
import org.canvasgate.identity.Role;
import org.canvasgate.identity.signin.Standing;
import org.canvasgate.identity.signin.Standings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who the people are whom the provider sends. They are known again by the provider's own number for
 * them; the user name is taken over once, and never one that somebody here already has: else
 * whoever may choose their name there could become an administrator here. Of the roles that the
 * setting maps, the provider alone decides, anew with each sign-in.
 */
final class ProvidedPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {
  private static final String USER_NAME = "[a-zA-Z0-9]{1,64}";

  private final OidcUserService provider = new OidcUserService();
  private final ProviderSettings settings;
  private final JdbcClient jdbc;
  private final People people;
  private final Accounts accounts;
  private final Standings standings;
  private final TransactionTemplate transaction;

  ProvidedPeople(
      ProviderSettings settings,
      JdbcClient jdbc,
      People people,
      Accounts accounts,
      Standings standings,
      TransactionTemplate transaction) {
    this.settings = settings;
    this.jdbc = jdbc;
    this.people = people;
    this.accounts = accounts;
    this.standings = standings;
    this.transaction = transaction;
  }

  @Override
  public OidcUser loadUser(OidcUserRequest request) {
    OidcUser sent = provider.loadUser(request);
    Set<Role> roles = roles(sent);
    Optional<String> known = known(sent);
    if (roles.isEmpty()) {
      known.ifPresent(user -> has(user, roles));
      throw refused("no-role");
    }
    String user = transaction.execute(status -> here(sent, known, roles));
    Standing standing = standings.of(user).orElseThrow();
    if (standing.closed()) throw refused("closed");
    List<SimpleGrantedAuthority> rights =
        standing.groups().stream().map(Role::authority).map(SimpleGrantedAuthority::new).toList();
    return new Provided(sent, user, rights, factor(sent));
  }

  private String here(OidcUser sent, Optional<String> known, Set<Role> roles) {
    String user = known.orElseGet(() -> taken(sent));
    has(user, roles);
    return user;
  }

  private Optional<String> known(OidcUser sent) {
    return jdbc.sql(
            """
            select p.user_id from provided_person p join act_id_user u on u.id_ = p.user_id
            where p.issuer = ? and p.subject = ?\
            """)
        .params(sent.getIssuer().toString(), sent.getSubject())
        .query(String.class)
        .optional();
  }

  /** The first sign-in of somebody: announced by an administrator, or new here. */
  private String taken(OidcUser sent) {
    String name = sent.getClaimAsString(settings.userClaim());
    if (name == null || !name.matches(USER_NAME)) throw refused("name");
    if (announced(sent, name)) return name;
    if (people.exists(name)) throw refused("taken");
    if (!settings.create()) throw refused("unknown");
    // nobody is told this password, and none lets in who signs in elsewhere
    people.create(person(sent, name), UUID.randomUUID() + "-" + UUID.randomUUID(), List.of());
    jdbc.sql("delete from provided_person where user_id = ? or (issuer = ? and subject = ?)")
        .params(name, sent.getIssuer().toString(), sent.getSubject())
        .update();
    jdbc.sql("insert into provided_person (user_id, issuer, subject) values (?, ?, ?)")
        .params(name, sent.getIssuer().toString(), sent.getSubject())
        .update();
    return name;
  }

  private boolean announced(OidcUser sent, String name) {
    return people.exists(name)
        && jdbc.sql(
                    """
                    update provided_person set issuer = ?, subject = ?
                    where user_id = ? and subject is null\
                    """)
                .params(sent.getIssuer().toString(), sent.getSubject(), name)
                .update()
            == 1;
  }

  private static People.Person person(OidcUser sent, String name) {
    return new People.Person(
        name,
        sent.getGivenName() == null ? "" : sent.getGivenName(),
        sent.getFamilyName() == null ? name : sent.getFamilyName(),
        sent.getEmail());
  }

  private void has(String user, Set<Role> roles) {
    for (Role role : Set.copyOf(settings.roles().values()))
      if (roles.contains(role)) accounts.grant(user, role);
      else accounts.withdraw(user, role);
  }

  private Set<Role> roles(OidcUser sent) {
    Map<String, Role> meanings = settings.roles();
    var roles = new TreeSet<Role>();
    for (Object group : list(sent.getClaim(settings.groupsClaim())))
      if (meanings.containsKey(group.toString())) roles.add(meanings.get(group.toString()));
    return roles;
  }

  /** Only what the signed token says counts. */
  private boolean factor(OidcUser sent) {
    Map<String, Object> token = sent.getIdToken().getClaims();
    return list(token.get("amr")).stream().anyMatch(this::isFactor) || isFactor(token.get("acr"));
  }

  private boolean isFactor(Object value) {
    return value != null && settings.factorValues().contains(value.toString());
  }

  private static Collection<?> list(Object claim) {
    if (claim instanceof Collection<?> several) return several;
    return claim == null ? List.of() : List.of(claim);
  }

  private static OAuth2AuthenticationException refused(String word) {
    return new OAuth2AuthenticationException(new OAuth2Error("canvasgate-" + word));
  }
}
