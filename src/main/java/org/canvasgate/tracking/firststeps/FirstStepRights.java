package org.canvasgate.tracking.firststeps;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.canvasgate.identity.PageLink;
import org.canvasgate.identity.PageRight;
import org.canvasgate.identity.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who takes the first steps, and who is led to them. */
@Configuration(proxyBeanMethods = false)
class FirstStepRights {
  private static final String STEPS = "/first-steps";

  /** Says that somebody knows of the steps and wants the home page all the same. */
  private static final String STAY = "stay";

  @Bean
  PageRight firstStepsForAdministrators() {
    return PageRight.only(STEPS + "/**", Role.ADMINISTRATORS);
  }

  @Bean
  @Order(95)
  PageLink firstStepsLink() {
    return new PageLink(
        STEPS, "firststeps.title", List.of(Role.ADMINISTRATORS), PageLink.Group.SYSTEM);
  }

  /** In an empty installation the home page has nothing to show its administrator but these. */
  @Bean
  WebMvcConfigurer leadToFirstSteps(ObjectProvider<FirstSteps> steps) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Lead(steps)).addPathPatterns("/");
      }
    };
  }

  private record Lead(ObjectProvider<FirstSteps> steps) implements HandlerInterceptor {
    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler)
        throws IOException {
      if (!request.isUserInRole(Role.ADMINISTRATORS.key())
          || request.getParameter(STAY) != null
          || !steps.getObject().ahead()) return true;
      response.sendRedirect(request.getContextPath() + STEPS);
      return false;
    }
  }
}
