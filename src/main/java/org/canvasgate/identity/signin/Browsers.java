package org.canvasgate.identity.signin;

import java.util.LinkedHashMap;
import java.util.Map;

/** A browser in a word or two, by which its owner knows it again; nothing is decided by it. */
final class Browsers {
  private static final Map<String, String> PROGRAMS = new LinkedHashMap<>();
  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  static {
    PROGRAMS.put("Edg/", "Edge");
    PROGRAMS.put("Whale/", "Whale");
    PROGRAMS.put("SamsungBrowser/", "Samsung Internet");
    PROGRAMS.put("Firefox/", "Firefox");
    PROGRAMS.put("Chrome/", "Chrome");
    PROGRAMS.put("Safari/", "Safari");
    SYSTEMS.put("Android", "Android");
    SYSTEMS.put("iPhone", "iPhone");
    SYSTEMS.put("iPad", "iPad");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("Mac OS X", "macOS");
    SYSTEMS.put("Linux", "Linux");
  }

  private Browsers() {}

  /** Such as "Chrome, Windows"; empty where the browser does not say what it is. */
  static String inShort(String agent) {
    if (agent == null) return "";
    String program = first(PROGRAMS, agent);
    String system = first(SYSTEMS, agent);
    return program.isEmpty() || system.isEmpty() ? program + system : program + ", " + system;
  }

  private static String first(Map<String, String> names, String agent) {
    return names.entrySet().stream()
        .filter(name -> agent.contains(name.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
