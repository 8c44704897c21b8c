package org.canvasgate.identity.key;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.identity.PageLink;
import org.canvasgate.identity.PageRight;
import org.canvasgate.identity.People;
import org.canvasgate.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where people make keys for their programs, take those offered to them, and revoke them. */
@Controller
class KeyPages {
  private static final int MOST = 200;

  private final MachineKeys keys;
  private final KeyRules rules;
  private final People people;

  KeyPages(MachineKeys keys, KeyRules rules, People people) {
    this.keys = keys;
    this.rules = rules;
    this.people = people;
  }

  /** A key as it is listed. */
  public record Line(MachineKey key, String state) {}

  @GetMapping("/keys")
  String show(Authentication user, Model page) {
    LocalDate today = keys.today();
    boolean administers = administers(user);
    Map<Scope, Integer> days = new LinkedHashMap<>();
    for (Scope scope : Scope.values()) days.put(scope, rules.days(scope));
    page.addAttribute("scopes", days);
    page.addAttribute("today", today);
    page.addAttribute("keys", lines(keys.of(user.getName()), today));
    page.addAttribute("administers", administers);
    page.addAttribute("everybodys", administers ? lines(keys.everybodys(MOST), today) : List.of());
    return "identity/keys";
  }

  private static List<Line> lines(List<MachineKey> keys, LocalDate today) {
    return keys.stream().map(key -> new Line(key, key.state(today).key())).toList();
  }

  /** Makes one for oneself; an administrator who names somebody else offers it to them. */
  @PostMapping("/keys")
  String make(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(name = "scopes", defaultValue = "") List<String> scopes,
      @RequestParam(defaultValue = "") String endsOn,
      @RequestParam(defaultValue = "") String owner,
      Authentication user,
      Model page,
      HttpServletResponse response) {
    List<Scope> chosen =
        Arrays.stream(Scope.values()).filter(scope -> scopes.contains(scope.key())).toList();
    String whose = owner.strip();
    if (whose.isEmpty() || whose.equals(user.getName()))
      return tell(keys.make(user.getName(), name, chosen, day(endsOn)), user, page, response);
    if (!administers(user)) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    if (!people.exists(whose))
      throw new Refusal(List.of(new Problem("owner", "key.no-such-person", whose)));
    keys.offer(whose, name, chosen, day(endsOn), user.getName());
    return "redirect:/keys";
  }

  @PostMapping("/keys/{id:\\d+}/take")
  String take(
      @PathVariable long id, Authentication user, Model page, HttpServletResponse response) {
    return tell(keys.take(id, user.getName()), user, page, response);
  }

  @PostMapping("/keys/{id:\\d+}/revoke")
  String revoke(@PathVariable long id, Authentication user) {
    MachineKey key =
        keys.get(id)
            .filter(k -> k.owner().equals(user.getName()) || administers(user))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    keys.revoke(key.id(), user.getName());
    return "redirect:/keys";
  }

  /** The one answer that holds a secret stays in no cache. */
  private String tell(
      MachineKeys.Told told, Authentication user, Model page, HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    page.addAttribute("told", told);
    return show(user, page);
  }

  private static LocalDate day(String text) {
    try {
      return text.isBlank() ? null : LocalDate.parse(text.strip());
    } catch (DateTimeParseException notADay) {
      throw new Refusal(List.of(new Problem("endsOn", "key.no-end")));
    }
  }

  private static boolean administers(Authentication user) {
    return user.getAuthorities().stream()
        .anyMatch(right -> Role.ADMINISTRATORS.authority().equals(right.getAuthority()));
  }

  @Configuration(proxyBeanMethods = false)
  static class Pages {
    @Bean
    PageRight keysForTheirOwners() {
      return PageRight.signedIn("/keys/**");
    }

    @Bean
    @Order(96)
    PageLink keysLink() {
      return new PageLink("/keys", "key.title", List.of(), PageLink.Group.MINE);
    }
  }
}
