package org.canvasgate.tracking.portfolio;

import java.util.Arrays;
import java.util.Map;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.proposal.ServiceField;

/**
 * Which cases a portfolio is drawn from, as an address names them; null for all. What an address
 * says that is no city, field, kind or year is taken as nothing said.
 *
 * @param city as its planners wrote it
 * @param field key of a service field
 * @param kind public, private or mixed
 * @param year calendar year of the proposal
 */
public record PortfolioFilter(String city, String field, String kind, Integer year) {
  /** Everything that the reader may see. */
  public static final PortfolioFilter ALL = new PortfolioFilter(null, null, null, null);

  private static final int LONGEST = 200;

  /** Reads the parameters of an address. */
  public static PortfolioFilter of(Map<String, String> parameters) {
    String city = said(parameters, "city");
    String field = said(parameters, "field");
    String kind = said(parameters, "kind");
    return new PortfolioFilter(
        city,
        Arrays.stream(ServiceField.values()).anyMatch(f -> f.key().equals(field)) ? field : null,
        Arrays.stream(ServiceKind.values()).anyMatch(k -> k.key().equals(kind)) ? kind : null,
        year(said(parameters, "year")));
  }

  /** Whether it leaves anything out. */
  public boolean narrows() {
    return !equals(ALL);
  }

  private static Integer year(String text) {
    return text != null && text.matches("[0-9]{4}") ? Integer.valueOf(text) : null;
  }

  private static String said(Map<String, String> parameters, String name) {
    String text = parameters.getOrDefault(name, "").strip();
    return text.isEmpty() || text.length() > LONGEST || text.indexOf('\0') >= 0 ? null : text;
  }
}
