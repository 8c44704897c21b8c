package org.canvasgate.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.canvasgate.audit.AuditTrail.Happening;
import org.canvasgate.identity.People;
import org.canvasgate.identity.key.KeyBearer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationFailureDisabledEvent;
import org.springframework.security.authentication.event.AuthenticationFailureLockedEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Tells the trail of sign-ins by what Spring Security says of them. Programs sign in with each
 * request: of the same one from the same place the first of an hour is told. Refusals are told
 * each, up to so many a minute from one place; what is beyond is counted and told in one entry.
 */
@Component("auditedSignIns")
class SignIns {
  static final String SUCCESS = "sign-in.success";
  static final String REFUSED = "sign-in.refused";
  static final String OUT = "sign-in.out";
  static final String KEY = "sign-in.key";

  private static final Duration AGAIN = Duration.ofHours(1);

  /** Whoever guesses faster fills no table. */
  private static final int REFUSALS_A_MINUTE = 30;

  private static final int REMEMBERED = 10_000;

  private final AuditTrail trail;
  private final ObjectProvider<People> people;
  private final Clock clock;
  private final Map<String, Instant> programs = bounded();
  private final Map<String, Minute> refusals = bounded();

  SignIns(AuditTrail trail, ObjectProvider<People> people, Clock clock) {
    this.trail = trail;
    this.people = people;
    this.clock = clock;
  }

  private static final class Minute {
    private final Instant until;
    private int told;
    private int beyond;

    Minute(Instant until) {
      this.until = until;
    }
  }

  private static <V> Map<String, V> bounded() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > REMEMBERED;
      }
    };
  }

  @EventListener
  void signedIn(AuthenticationSuccessEvent event) {
    Authentication user = event.getAuthentication();
    if (!user.isAuthenticated()) return; // a second factor is still asked for
    String door = door();
    if (user instanceof KeyBearer bearer) {
      String key = Long.toString(bearer.key().id());
      if (firstOfTheHour("key " + key + " " + address())) tell(KEY, user.getName(), key, door);
    } else if (door.equals("page") || firstOfTheHour(door + " " + user.getName() + " " + address()))
      tell(SUCCESS, user.getName(), null, door);
  }

  @EventListener
  void refused(AbstractAuthenticationFailureEvent event) {
    String from = String.valueOf(address());
    Minute ended = null;
    synchronized (refusals) {
      Minute minute = refusals.get(from);
      if (minute == null || !clock.instant().isBefore(minute.until)) {
        ended = minute;
        minute = new Minute(clock.instant().plusSeconds(60));
        refusals.put(from, minute);
      }
      if (minute.told == REFUSALS_A_MINUTE) {
        minute.beyond++;
        return;
      }
      minute.told++;
    }
    if (ended != null) tellBeyond(from, ended);
    String typed = event.getAuthentication().getName();
    // Whoever mistypes a name may have typed a password: only names of people are kept.
    boolean known = typed != null && !typed.isBlank() && people.getObject().exists(typed);
    tell(REFUSED, known ? typed : null, null, door() + " " + (known ? why(event) : "unknown"));
  }

  private static String why(AbstractAuthenticationFailureEvent event) {
    if (event instanceof AuthenticationFailureLockedEvent) return "locked";
    if (event instanceof AuthenticationFailureDisabledEvent) return "closed";
    return event instanceof AuthenticationFailureBadCredentialsEvent ? "wrong" : "refused";
  }

  @EventListener
  void signedOut(LogoutSuccessEvent event) {
    tell(OUT, event.getAuthentication().getName(), null, door());
  }

  /** What went beyond is told once its minute is over. */
  void tellWhatWentBeyond() {
    Map<String, Minute> ended = new LinkedHashMap<>();
    synchronized (refusals) {
      for (Iterator<Map.Entry<String, Minute>> each = refusals.entrySet().iterator();
          each.hasNext(); ) {
        Map.Entry<String, Minute> one = each.next();
        if (clock.instant().isBefore(one.getValue().until)) continue;
        ended.put(one.getKey(), one.getValue());
        each.remove();
      }
    }
    ended.forEach(this::tellBeyond);
  }

  private void tellBeyond(String from, Minute minute) {
    if (minute.beyond > 0)
      trail.tell(new Happening(REFUSED, null, null, null, "more " + minute.beyond, from));
  }

  private boolean firstOfTheHour(String what) {
    Instant now = clock.instant();
    synchronized (programs) {
      Instant last = programs.get(what);
      if (last != null && now.isBefore(last.plus(AGAIN))) return false;
      programs.put(what, now);
      return true;
    }
  }

  private void tell(String kind, String person, String object, String detail) {
    trail.tell(new Happening(kind, person, object, null, detail, address()));
  }

  private static String address() {
    return Actors.request().map(HttpServletRequest::getRemoteAddr).orElse(null);
  }

  /** Which of the doors: our pages and Camunda's, the engine's REST interface, or our own. */
  private static String door() {
    String path = Actors.request().map(HttpServletRequest::getServletPath).orElse("");
    if (path.startsWith("/engine-rest")) return "rest";
    return path.startsWith("/api/") ? "api" : "page";
  }
}
