package org.canvasgate.testing;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.core.Application;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every address that the running application answers, asked of the code that answers: Spring's
 * mappings of handlers (our pages, the actuator, the description of the interface, files), and the
 * resource models of the servlets in which Camunda's interfaces run. A servlet or a mapping of a
 * kind that is not known here is an error, so that no route stays out of sight.
 */
public final class Routes {
  private static final String ANY = "*";

  private Routes() {}

  /**
   * A route.
   *
   * @param method of HTTP, or {@code *} for all
   * @param path from the host on, with the names of its variables in braces
   * @param form whether it takes a form of a page or a file, and no JSON
   */
  public record Route(String method, String path, boolean form) implements Comparable<Route> {
    @Override
    public int compareTo(Route other) {
      return Comparator.comparing(Route::path).thenComparing(Route::method).compare(this, other);
    }

    /** Whether asking changes nothing. */
    public boolean reads() {
      return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** All of them, by path. */
  public static Set<Route> of(ApplicationContext application) {
    Set<Route> routes = new TreeSet<>();
    application
        .getBeansOfType(HandlerMapping.class)
        .forEach((name, mapping) -> routes.addAll(mapped(name, mapping)));
    ServletContext servlets = ((WebApplicationContext) application).getServletContext();
    for (ServletRegistration servlet : servlets.getServletRegistrations().values())
      routes.addAll(served(servlet, application));
    for (FilterRegistration filter : servlets.getFilterRegistrations().values())
      routes.addAll(paged(filter));
    return routes;
  }

  /** What stands before all handlers: each filter's class and the addresses that pass it. */
  public static Map<String, Set<String>> filters(ApplicationContext application) {
    Map<String, Set<String>> filters = new TreeMap<>();
    ((WebApplicationContext) application)
        .getServletContext()
        .getFilterRegistrations()
        .values()
        .forEach(
            filter ->
                filters
                    .computeIfAbsent(
                        filter.getClassName().replaceAll(".*\\.|\\$\\d+$", ""),
                        none -> new TreeSet<>())
                    .addAll(filter.getUrlPatternMappings()));
    return filters;
  }

  /** The pages of Camunda's applications are given out by a filter, for each engine's name. */
  private static List<Route> paged(FilterRegistration filter) {
    if (!filter.getClassName().endsWith("ProcessEnginesFilter")
        && !filter.getClassName().endsWith("AppendTrailingSlashFilter")) return List.of();
    return filter.getUrlPatternMappings().stream()
        .filter(path -> !path.endsWith("*") && !path.equals("/camunda/app"))
        .map(path -> path.startsWith("/camunda/app/") ? path + "/{engine}/" : path)
        .map(path -> new Route("GET", path, false))
        .toList();
  }

  private static Collection<Route> mapped(String name, HandlerMapping mapping) {
    List<Route> routes = new ArrayList<>();
    if (mapping instanceof RequestMappingInfoHandlerMapping methods)
      methods.getHandlerMethods().keySet().forEach(info -> routes.addAll(routes(info)));
    else if (mapping instanceof AbstractUrlHandlerMapping urls) {
      urls.getHandlerMap().keySet().forEach(path -> routes.add(new Route("GET", path, false)));
      if (urls.getRootHandler() != null) routes.add(new Route("GET", "/", false));
    } else if (!(mapping instanceof RouterFunctionMapping router)
        || router.getRouterFunction() != null)
      throw new IllegalStateException("a mapping of a kind not known here: " + name);
    return routes;
  }

  private static List<Route> routes(RequestMappingInfo info) {
    List<Route> routes = new ArrayList<>();
    boolean json =
        info.getConsumesCondition().getConsumableMediaTypes().stream()
            .anyMatch(type -> type.toString().contains("json"));
    for (String path : info.getPatternValues()) {
      if (info.getMethodsCondition().getMethods().isEmpty())
        routes.add(new Route(ANY, path, !json));
      info.getMethodsCondition()
          .getMethods()
          .forEach(method -> routes.add(new Route(method.name(), path, !json)));
    }
    return routes;
  }

  private static List<Route> served(ServletRegistration servlet, ApplicationContext application) {
    Class<?> type = ClassUtils.resolveClassName(servlet.getClassName(), null);
    if (DispatcherServlet.class.isAssignableFrom(type)) return List.of(); // Spring's mappings
    List<Route> routes = new ArrayList<>();
    for (String mapping : servlet.getMappings())
      if (ServletContainer.class.isAssignableFrom(type))
        for (Class<?> each : resources(servlet, application))
          root(Resource.from(each, true), mapping.replaceAll("/\\*$", ""), routes);
      else routes.add(new Route(ANY, mapping, false));
    return routes;
  }

  private static Set<Class<?>> resources(
      ServletRegistration servlet, ApplicationContext application) {
    String named = servlet.getInitParameter("jakarta.ws.rs.Application");
    if (named == null) return application.getBean(ResourceConfig.class).getClasses();
    try {
      return ((Application)
              ClassUtils.resolveClassName(named, null).getDeclaredConstructor().newInstance())
          .getClasses();
    } catch (ReflectiveOperationException unreadable) {
      throw new IllegalStateException(servlet.getName(), unreadable);
    }
  }

  private static void root(Resource resource, String before, List<Route> routes) {
    if (resource != null) walk(resource, before + slashed(resource.getPath()), routes);
  }

  private static void walk(Resource resource, String path, List<Route> routes) {
    for (ResourceMethod method : resource.getAllMethods())
      if (method.getType() == ResourceMethod.JaxrsType.SUB_RESOURCE_LOCATOR) {
        Resource below = Resource.from(method.getInvocable().getRawResponseType(), true);
        if (below == null) throw new IllegalStateException("nothing known below " + path);
        walk(below, path, routes);
      } else routes.add(new Route(method.getHttpMethod(), path, takesForm(method)));
    for (Resource child : resource.getChildResources())
      walk(child, path + slashed(child.getPath()), routes);
  }

  private static boolean takesForm(ResourceMethod method) {
    return method.getConsumedTypes().stream().anyMatch(type -> type.getType().equals("multipart"));
  }

  /** One slash in front of each part of a path, none behind; a variable without its pattern. */
  private static String slashed(String path) {
    if (path == null) return "";
    String clean = path.replaceAll("\\{\\s*(\\w+)\\s*:\\s*[^}]*}", "{$1}").replaceAll("/+$", "");
    return clean.isEmpty() || clean.startsWith("/") ? clean : "/" + clean;
  }
}
