package org.canvasgate.tracking.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.canvasgate.tracking.api.Faults.Kind;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The description of the interface for people, made of the same words as the one for programs. */
@Controller
class ApiPage {
  private final OpenApiWebMvcResource description;
  private final ObjectMapper json;

  ApiPage(OpenApiWebMvcResource description, ObjectMapper json) {
    this.description = description;
    this.json = json;
  }

  /** A kind of fault as it is explained. */
  public record Explained(String key, int status) {}

  @GetMapping("/api")
  String show(HttpServletRequest request, Locale locale, Model page) throws IOException {
    var book =
        new ApiBook(
            json.readTree(description.openapiJson(request, ApiSecurity.DESCRIPTION, locale)));
    page.addAttribute("title", book.title());
    page.addAttribute("lead", book.lead());
    page.addAttribute("entrances", book.entrances());
    page.addAttribute("chapters", book.chapters());
    page.addAttribute("shapes", book.shapes());
    page.addAttribute(
        "faults",
        Arrays.stream(Kind.values())
            .map(kind -> new Explained(kind.key(), kind.status().value()))
            .toList());
    page.addAttribute(
        "own", List.of(ApiSecurity.DESCRIPTION, ApiRoot.PATH + "/schemas/proposal.json"));
    page.addAttribute(
        "example",
        "curl -H \"Authorization: Bearer cgk_…\" -H \"Accept-Language: %s\" %s"
            .formatted(
                locale.getLanguage(),
                ServletUriComponentsBuilder.fromContextPath(request)
                    .path(ApiRoot.PATH + "/me")
                    .toUriString()));
    return "tracking/api";
  }
}
