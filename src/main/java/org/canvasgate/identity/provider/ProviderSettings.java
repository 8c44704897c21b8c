package org.canvasgate.identity.provider;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.canvasgate.identity.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which identity provider people may sign in at, and what its words mean here.
 *
 * @param issuer its address, below which {@code /.well-known/openid-configuration} lies
 * @param clientId by which it knows this installation
 * @param name as the sign-in page calls it
 * @param scopes to ask for, with spaces or commas between
 * @param userClaim the claim that becomes the user name at the first sign-in
 * @param groupsClaim the claim that lists a person's groups
 * @param groups what a group there means here, such as {@code smart-city=committee,
 *     it=administrators}
 * @param create whether who has no account here gets one; else an administrator announces people
 * @param factor values of {@code amr} or {@code acr} by which the provider says that it has asked
 *     for a second factor
 */
@ConfigurationProperties("canvasgate.oidc")
public record ProviderSettings(
    String issuer,
    String clientId,
    @DefaultValue("") String clientSecret,
    @DefaultValue("OpenID Connect") String name,
    @DefaultValue("openid profile email") String scopes,
    @DefaultValue("preferred_username") String userClaim,
    @DefaultValue("groups") String groupsClaim,
    @DefaultValue("") String groups,
    @DefaultValue("true") boolean create,
    @DefaultValue("mfa") String factor) {
  private static final String BETWEEN = "[\\s,]+";

  public ProviderSettings {
    if (clientId == null || clientId.isBlank())
      throw new IllegalArgumentException("canvasgate.oidc.client-id is missing.");
    meanings(groups);
  }

  Set<String> allScopes() {
    return words(scopes);
  }

  Set<String> factorValues() {
    return words(factor);
  }

  /** The role of each group there. */
  Map<String, Role> roles() {
    return meanings(groups);
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.strip().split(BETWEEN))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, Role> meanings(String groups) {
    var roles = new LinkedHashMap<String, Role>();
    for (String pair : groups.split(",")) {
      if (pair.isBlank()) continue;
      int between = pair.lastIndexOf('=');
      String key = pair.substring(between + 1).strip();
      Role role =
          Arrays.stream(Role.values())
              .filter(each -> between > 0 && each.key().equals(key))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "canvasgate.oidc.groups: \"" + pair.strip() + "\" names no role."));
      roles.put(pair.substring(0, between).strip(), role);
    }
    return roles;
  }
}
