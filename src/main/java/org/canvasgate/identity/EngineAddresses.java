package org.canvasgate.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which addresses of the engine's own interface are open to whom, alike at each place where it
 * stands. Everybody who has signed in reaches what Tasklist and the page of one's own profile need;
 * the engine then asks for the right on the single task. All else is an administrator's, so that no
 * query, count or report of the engine tells a member of a case by what it finds. And some of it is
 * nobody's.
 */
final class EngineAddresses {
  private static final Pattern PLACE =
      Pattern.compile("(?:/engine-rest|/camunda/api/engine)(?:/engine/[^/]+)?(/.*)?");

  /** The list of engines alone; what is behind a name is an address of that engine. */
  private static final Pattern ENGINES =
      Pattern.compile("(?:/engine-rest|/camunda/api/engine)/engine/?");

  /** Method, colon, pattern. */
  private static final List<Rule> EVERYBODY =
      rules(
          "GET,POST:/task",
          "GET,POST:/task/count",
          "GET:/task/{id}",
          "GET:/task/{id}/form",
          "GET:/task/{id}/form-variables",
          "GET:/task/{id}/deployed-form",
          "GET:/task/{id}/rendered-form",
          "GET:/task/{id}/identity-links",
          "GET:/task/{id}/comment",
          "GET:/task/{id}/attachment",
          "POST:/task/{id}/claim",
          "POST:/task/{id}/unclaim",
          "POST:/task/{id}/complete",
          "POST:/task/{id}/submit-form",
          "GET,OPTIONS:/filter",
          "GET:/filter/count",
          "GET,OPTIONS:/filter/{id}",
          "GET,POST:/filter/{id}/list",
          "GET,POST:/filter/{id}/count",
          "GET,POST:/filter/{id}/singleResult",
          "GET:/process-definition",
          "GET:/process-definition/count",
          "GET:/process-definition/{id:(?!statistics$).+}",
          "GET:/process-definition/{id}/xml",
          "GET:/process-definition/{id}/diagram",
          "GET:/process-definition/{id}/startForm",
          "GET:/process-definition/{id}/deployed-start-form",
          "GET:/process-definition/{id}/rendered-form",
          "GET:/process-definition/{id}/form-variables",
          "POST:/process-definition/{id}/start",
          "POST:/process-definition/{id}/submit-form",
          "GET:/process-definition/key/{key}",
          "GET:/process-definition/key/{key}/xml",
          "GET:/process-definition/key/{key}/diagram",
          "GET:/process-definition/key/{key}/startForm",
          "GET:/process-definition/key/{key}/deployed-start-form",
          "GET:/process-definition/key/{key}/rendered-form",
          "GET:/process-definition/key/{key}/form-variables",
          "POST:/process-definition/key/{key}/start",
          "POST:/process-definition/key/{key}/submit-form",
          "GET:/history/user-operation",
          "GET:/authorization/check",
          "GET,POST:/identity/password-policy",
          "OPTIONS:/user",
          "OPTIONS:/user/{id}",
          "GET,PUT:/user/{id}/profile",
          "PUT:/user/{id}/credentials");

  /**
   * Cases of CMMN, whose tables are not there, but for one count; a check of passwords by which
   * anybody's could be tried, past the waits; and what only the maker's other products ask for.
   */
  private static final List<PathPattern> NOBODY =
      patterns(
          "/case-definition/**",
          "/case-execution/**",
          "/case-instance/**",
          "/history/case-activity-instance/**",
          "/history/case-definition/**",
          "/history/case-instance/**",
          "/identity/verify",
          "/optimize/**",
          "/telemetry/**",
          "/metrics/task-worker");

  /** Without an answer to this one, Cockpit's first page shows none of what it counts. */
  private static final PathPattern COUNTED_BY_COCKPIT =
      PathPatternParser.defaultInstance.parse("/case-definition/count");

  private static final PathPattern GROUPS =
      PathPatternParser.defaultInstance.parse("/identity/groups");

  private static final Set<String> ADMINISTRATORS =
      Set.of(Role.ADMINISTRATORS.authority(), Role.authority(Role.CAMUNDA_ADMIN));

  private record Rule(Set<String> methods, PathPattern pattern) {}

  private EngineAddresses() {}

  static AuthorizationDecision decide(
      Supplier<Authentication> user, RequestAuthorizationContext request) {
    HttpServletRequest asked = request.getRequest();
    return new AuthorizationDecision(signedIn(user.get()) && open(asked, user.get()));
  }

  private static boolean signedIn(Authentication user) {
    return user != null
        && user.isAuthenticated()
        && !(user instanceof AnonymousAuthenticationToken);
  }

  private static boolean open(HttpServletRequest asked, Authentication user) {
    String address = Address.of(asked);
    if (ENGINES.matcher(address).matches()) return true;
    Matcher place = PLACE.matcher(address);
    if (!place.matches() || place.group(1) == null) return false;
    PathContainer within = PathContainer.parsePath(place.group(1));
    if (is(NOBODY, within) && !countedByCockpit(asked, within)) return false;
    if (administers(user)) return true;
    if (GROUPS.matches(within)) return asksForOneself(asked, user);
    return EVERYBODY.stream()
        .anyMatch(rule -> rule.methods.contains(asked.getMethod()) && rule.pattern.matches(within));
  }

  private static boolean countedByCockpit(HttpServletRequest asked, PathContainer within) {
    return asked.getMethod().equals("GET") && COUNTED_BY_COCKPIT.matches(within);
  }

  /** In which groups others are, the engine tells anybody who asks. */
  private static boolean asksForOneself(HttpServletRequest asked, Authentication user) {
    String[] whose = asked.getParameterValues("userId");
    return whose != null && whose.length == 1 && whose[0].equals(user.getName());
  }

  private static boolean administers(Authentication user) {
    return user.getAuthorities().stream()
        .anyMatch(right -> ADMINISTRATORS.contains(right.getAuthority()));
  }

  private static boolean is(List<PathPattern> patterns, PathContainer path) {
    return patterns.stream().anyMatch(pattern -> pattern.matches(path));
  }

  private static List<PathPattern> patterns(String... patterns) {
    return Arrays.stream(patterns).map(PathPatternParser.defaultInstance::parse).toList();
  }

  private static List<Rule> rules(String... lines) {
    return Arrays.stream(lines)
        .map(line -> line.split(":", 2))
        .map(
            rule ->
                new Rule(
                    Set.of(rule[0].split(",")), PathPatternParser.defaultInstance.parse(rule[1])))
        .toList();
  }
}
