package org.canvasgate.diagram;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** Shows which processes are in force and how each is drawn; changes nothing. */
@Controller
class ProcessPages {
  private final Processes processes;

  ProcessPages(Processes processes) {
    this.processes = processes;
  }

  @GetMapping("/processes")
  String list(Model page, Locale language) {
    page.addAttribute("processes", processes.inForce(language));
    return "diagram/processes";
  }

  @GetMapping("/processes/{key}")
  String show(@PathVariable String key, Model page, Locale language) {
    page.addAttribute("process", processes.find(key, language).orElseThrow(ProcessPages::unknown));
    return "diagram/process";
  }

  @GetMapping(
      path = "/processes/{key}/diagram",
      produces = MediaType.APPLICATION_XML_VALUE + ";charset=UTF-8")
  @ResponseBody
  String diagram(@PathVariable String key, Locale language) {
    return processes.diagram(key, language).orElseThrow(ProcessPages::unknown);
  }

  private static ResponseStatusException unknown() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
