package org.canvasgate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.canvasgate.sample.PlayedCase;
import org.canvasgate.testing.CanvasgateTest;
import org.canvasgate.testing.TestDatabase;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route that answers with something else than a page, asked of the application: a new one
 * that is in none of the lists fails. A file is downloaded and never opened in our pages' name, its
 * type is believed and not guessed, and its leaving stands in the audit trail.
 */
@CanvasgateTest
class DownloadRoutesTest {
  /** What the scripts of our own pages read. */
  private static final Set<String> PARTS_OF_PAGES =
      Set.of(
          "/changes/{change:[0-9]+}/cases.json",
          "/changes/{id:\\d+}/draft",
          "/changes/{id}/check.json",
          "/changes/words.json",
          "/drafts/{kind}/{id}",
          "/library/uses.json",
          "/proposals/{id}/way");

  /** Files that are downloaded in tests of their own rooms, which need a deed first. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "/calendar/{secret}.ics",
          "/changes/{id:\\d+}/file",
          "/changes/{id:\\d+}/files.zip",
          "/handovers/{id}/cases/{proposalId}.pdf",
          "/handovers/{id}/dossier.pdf",
          "/my-letters/{id:\\d+}/{language:ko|en}.pdf",
          "/proposals/{id}/documents/{document}");

  @LocalServerPort int port;
  @Autowired ApplicationContext application;
  @Autowired JdbcClient jdbc;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  @Test
  void everyFileIsDownloadedOnlyAndToldOf() {
    String id = PlayedCase.at(application, "columbus-smart-mobility-hubs", "write-plan", 0);
    Map<String, String> files =
        Map.of(
            "/audit/trail.{ending}", "/audit/trail.json",
            "/exports/board.{ending}", "/exports/board.csv",
            "/library/{kind:process|table|form}/{key}/{number:[0-9]{1,6}}/file",
                "/library/table/canvas-marks/1/file",
            "/letters/{id:\\d+}/{language:ko|en}.pdf", "/letters/1/ko.pdf",
            "/proposals/import/template.xlsx", "/proposals/import/template.xlsx",
            "/proposals/{id}/dossier.pdf", "/proposals/" + id + "/dossier.pdf",
            "/proposals/{id}/proposal.xlsx", "/proposals/" + id + "/proposal.xlsx",
            "/records/verifier", "/records/verifier",
            "/records/{number:\\d+}/export", "/records/1/export");
    var known = new TreeSet<>(files.keySet());
    known.addAll(PARTS_OF_PAGES);
    known.addAll(ELSEWHERE);
    assertThat(filesAndParts()).as("routes that answer with no page").isEqualTo(known);
    var secretary = new Visitor(port);
    secretary.signIn("secretary", PlayedCase.PASSWORD);
    var admin = new Visitor(port);
    admin.signIn("admin", TestDatabase.ADMINISTRATOR_PASSWORD);
    var planner = new Visitor(port);
    planner.signIn("planner", PlayedCase.PASSWORD);
    files.forEach(
        (route, address) -> {
          long before = told();
          var visitor =
              route.startsWith("/audit") || route.startsWith("/library")
                  ? admin
                  : route.contains("import") ? planner : secretary;
          HttpResponse<byte[]> answer = visitor.download(address);
          assertThat(answer.statusCode()).as(address).isEqualTo(200);
          assertThat(header(answer, "Content-Disposition")).as(address).startsWith("attachment");
          assertThat(header(answer, "X-Content-Type-Options")).as(address).isEqualTo("nosniff");
          assertThat(header(answer, "Content-Type"))
              .as(address)
              .doesNotContain("html")
              .doesNotContain("svg");
          assertThat(told()).as(address).isEqualTo(before + 1);
        });
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private long told() {
    return jdbc.sql("select count(*) from audit_entry where kind = 'export.file'")
        .query(Long.class)
        .single();
  }

  /** Routes whose answer Spring writes as it is, or that write it themselves. */
  private Set<String> filesAndParts() {
    var found = new TreeSet<String>();
    routes
        .getHandlerMethods()
        .forEach(
            (route, handler) -> {
              var methods = route.getMethodsCondition().getMethods();
              boolean api = route.getPatternValues().stream().anyMatch(p -> p.startsWith("/api/"));
              boolean drawn =
                  route.getProducesCondition().getProducibleMediaTypes().stream()
                      .anyMatch(type -> List.of("xml", "plain").contains(type.getSubtype()));
              if (methods.contains(RequestMethod.GET) && !api && !drawn && !isPage(handler))
                found.addAll(route.getPatternValues());
            });
    return found;
  }

  private static boolean isPage(HandlerMethod handler) {
    return !handler.getBeanType().getName().startsWith("org.canvasgate")
        || !handler.hasMethodAnnotation(ResponseBody.class)
            && !AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), ResponseBody.class)
            && !ResponseEntity.class.isAssignableFrom(handler.getMethod().getReturnType())
            && handler.getMethod().getReturnType() != void.class;
  }
}
