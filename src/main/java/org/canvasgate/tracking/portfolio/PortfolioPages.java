package org.canvasgate.tracking.portfolio;

import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.committee.Members;
import org.canvasgate.proposal.ServiceField;
import org.canvasgate.tracking.Access;
import org.canvasgate.tracking.Reader;
import org.canvasgate.tracking.portfolio.Likenesses.Idea;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the portfolio, and what there is already like something that is about to be proposed. */
@Controller
class PortfolioPages {
  private static final int MOST_ALIKE = 15;
  private static final int LONGEST_NAME = 300;
  private static final int LONGEST_PROPOSITION = 4000;

  private final Portfolio portfolio;
  private final PortfolioCharts charts;
  private final Likenesses likenesses;
  private final PortfolioRows rows;
  private final Members members;
  private final Access access;

  PortfolioPages(
      Portfolio portfolio,
      PortfolioCharts charts,
      Likenesses likenesses,
      PortfolioRows rows,
      Members members,
      Access access) {
    this.portfolio = portfolio;
    this.charts = charts;
    this.likenesses = likenesses;
    this.rows = rows;
    this.members = members;
    this.access = access;
  }

  @GetMapping("/portfolio")
  String show(
      @RequestParam Map<String, String> parameters, Principal user, Locale locale, Model page) {
    Reader reader = access.reader(user.getName());
    PortfolioReport report = portfolio.report(reader, PortfolioFilter.of(parameters));
    page.addAttribute("reader", reader);
    page.addAttribute("report", report);
    page.addAttribute("funnel", charts.funnel(report, locale));
    page.addAttribute("money", charts.money(report, locale));
    page.addAttribute("losses", charts.losses(report, locale));
    page.addAttribute("tiles", report.byProvince());
    page.addAttribute("choices", rows.choices(Sight.of(reader, access)));
    page.addAttribute(
        "memberNames",
        members.all().stream().collect(Collectors.toMap(Members.Member::id, Members.Member::name)));
    addWords(page);
    return "portfolio/portfolio";
  }

  /** What a planner looks up before proposing; nothing of it is kept. */
  @GetMapping("/portfolio/similar")
  String similar(@RequestParam Map<String, String> parameters, Principal user, Model page) {
    Reader reader = access.reader(user.getName());
    PortfolioFilter filter = PortfolioFilter.of(parameters);
    String name = text(parameters, "name", LONGEST_NAME);
    String proposition = text(parameters, "proposition", LONGEST_PROPOSITION);
    boolean asked = !(name + proposition).isEmpty();
    page.addAttribute("reader", reader);
    page.addAttribute("name", name);
    page.addAttribute("proposition", proposition);
    page.addAttribute("filter", filter);
    page.addAttribute("asked", asked);
    page.addAttribute(
        "overlaps",
        asked
            ? likenesses.like(
                new Idea(
                    "",
                    name,
                    name,
                    proposition,
                    filter.field() == null ? "" : filter.field(),
                    filter.city() == null ? "" : filter.city()),
                Sight.of(reader, access),
                MOST_ALIKE)
            : List.of());
    addWords(page);
    return "portfolio/similar";
  }

  private static void addWords(Model page) {
    page.addAttribute(
        "fields", Arrays.stream(ServiceField.values()).map(ServiceField::key).toList());
    page.addAttribute("kinds", Arrays.stream(ServiceKind.values()).map(ServiceKind::key).toList());
  }

  private static String text(Map<String, String> parameters, String name, int longest) {
    String text = parameters.getOrDefault(name, "").replace("\0", "").strip();
    return text.length() <= longest ? text : text.substring(0, longest);
  }
}
