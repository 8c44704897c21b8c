package org.canvasgate.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.canvasgate.audit.AuditTrail.Happening;
import org.canvasgate.identity.Role;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Tells the trail of each file that leaves, before its first byte does: whatever is answered as a
 * file to be kept, or as another thing than a page's own parts, and whatever programs read. Files
 * that cannot be told of do not leave.
 */
final class Downloads extends OncePerRequestFilter {
  private static final String FILE = "export.file";
  private static final String API = "export.api";

  /** What people take away, however it is sent. */
  private static final Pattern PAPERS =
      Pattern.compile(
          "application/(pdf|vnd\\..*|zip|octet-stream)|text/(csv|calendar)(;.*)?",
          Pattern.CASE_INSENSITIVE);

  /** What a variable of an address may show: ids, numbers and names of our own. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,80}");

  /** A way within the engine's interface: names of its own, and ids. */
  private static final Pattern WAY = Pattern.compile("[A-Za-z0-9._:/-]{1,160}");

  private static final Set<String> QUESTIONS = Set.of("GET", "POST");

  private static final Set<String> ADMINISTRATORS =
      Set.of(Role.ADMINISTRATORS.key(), Role.CAMUNDA_ADMIN);

  private static final String LOGOUT = "/camunda/api/admin/auth/user/[^/]+/logout";

  private final AuditTrail trail;

  Downloads(AuditTrail trail) {
    this.trail = trail;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getServletPath().startsWith("/assets/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String user = AuditTrail.signedIn().orElse(null);
    AuditTrail.remember(request, user);
    try {
      chain.doFilter(request, new Watched(request, response));
    } finally {
      AuditTrail.remember(request, null);
    }
    // Camunda's own sign-out ends the session by itself.
    if (user != null
        && request.getMethod().equals("POST")
        && request.getRequestURI().matches(LOGOUT)
        && response.getStatus() < HttpServletResponse.SC_BAD_REQUEST)
      trail.tell(new Happening(SignIns.OUT, user, null, null, "page", request.getRemoteAddr()));
  }

  /** Notices what the answer is when its headers are set. */
  private final class Watched extends HttpServletResponseWrapper {
    private final HttpServletRequest request;
    private boolean told;

    Watched(HttpServletRequest request, HttpServletResponse response) {
      super(response);
      this.request = request;
    }

    @Override
    public void setHeader(String name, String value) {
      super.setHeader(name, value);
      header(name, value);
    }

    @Override
    public void addHeader(String name, String value) {
      super.addHeader(name, value);
      header(name, value);
    }

    @Override
    public void setContentType(String type) {
      super.setContentType(type);
      header(HttpHeaders.CONTENT_TYPE, type);
    }

    private void header(String name, String value) {
      if (value == null || told || getStatus() >= SC_BAD_REQUEST) return;
      boolean file =
          name.equalsIgnoreCase(HttpHeaders.CONTENT_DISPOSITION)
              && value.toLowerCase(Locale.ROOT).startsWith("attachment");
      boolean paper =
          name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE) && PAPERS.matcher(value).matches();
      boolean read =
          name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)
              && (asksOurs() || asksTheEngine())
              && value.startsWith(MediaType.APPLICATION_JSON_VALUE);
      if (!file && !paper && !read) return;
      told = true;
      String user = AuditTrail.actor().orElse(null);
      if (user == null) return; // the address itself was the secret, or the file is for everybody
      trail.tell(new Happening(read ? API : FILE, user, what(), theCase(), null, null));
    }

    private boolean asksOurs() {
      return request.getServletPath().startsWith("/api/") && request.getMethod().equals("GET");
    }

    /**
     * An administrator's program reads whatever the engine holds, and asks by POST, too; everybody
     * else's finds their own tasks there.
     */
    private boolean asksTheEngine() {
      return request.getServletPath().startsWith("/engine-rest")
          && QUESTIONS.contains(request.getMethod())
          && Role.groups(SecurityContextHolder.getContext().getAuthentication()).stream()
              .anyMatch(ADMINISTRATORS::contains);
    }

    /** The address, with only such parts as say which thing it was. */
    private String what() {
      Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
      if (pattern == null) return ofCamunda();
      String address = pattern.toString();
      for (Map.Entry<String, String> part : variables().entrySet())
        if (PLAIN.matcher(part.getValue()).matches())
          address =
              address.replaceFirst(
                  "\\{" + Pattern.quote(part.getKey()) + "(:[^{}]*(\\{[^{}]*\\}[^{}]*)*)?\\}",
                  part.getValue());
      return address;
    }

    private String ofCamunda() {
      String within = request.getPathInfo();
      return within != null && WAY.matcher(within).matches()
          ? request.getServletPath() + within
          : request.getServletPath();
    }

    private String theCase() {
      String address = what();
      return address.matches("/(api/v\\d+/)?proposals/[a-z0-9-]+(/.*)?")
          ? Optional.ofNullable(variables().get("id")).orElse(null)
          : null;
    }

    private Map<String, String> variables() {
      return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
              instanceof Map<?, ?> parts
          ? parts.entrySet().stream()
              .collect(Collectors.toMap(e -> e.getKey().toString(), e -> e.getValue().toString()))
          : Map.of();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Registration {
    /** Inside the security filters, which know who it is, and around all that answers. */
    private static final int AFTER_SECURITY = -90;

    @Bean
    FilterRegistrationBean<Downloads> downloads(AuditTrail trail) {
      var filter = new FilterRegistrationBean<>(new Downloads(trail));
      filter.setOrder(AFTER_SECURITY);
      return filter;
    }
  }
}
