package org.canvasgate.audit;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Knows the request that a thread answers, also while the security filters look at it. */
final class Requests implements Filter {
  private static final ThreadLocal<HttpServletRequest> REQUEST = new ThreadLocal<>();

  /** The request that this thread answers. */
  static Optional<HttpServletRequest> now() {
    return Optional.ofNullable(REQUEST.get());
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest outer = REQUEST.get();
    REQUEST.set((HttpServletRequest) request);
    try {
      chain.doFilter(request, response);
    } finally {
      if (outer == null) REQUEST.remove();
      else REQUEST.set(outer);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Registration {
    /** Around the security filters. */
    private static final int BEFORE_SECURITY = -110;

    @Bean
    FilterRegistrationBean<Requests> auditedRequests() {
      var filter = new FilterRegistrationBean<>(new Requests());
      filter.setOrder(BEFORE_SECURITY);
      return filter;
    }
  }
}
