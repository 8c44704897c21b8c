package org.canvasgate.proposal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Canvas;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.Submission;

/**
 * The fields that the three forms of a planner share: proposing, completing and revising a service.
 * What a form submits is held to the same schema as a file.
 */
final class ProposalFields {
  private static final List<String> PLAIN =
      List.of(
          "nameEn",
          "nameKo",
          "city",
          "kind",
          "field",
          "summary",
          "leadBody",
          "otherBodies",
          "constructionCost",
          "costCurrency",
          "costUnit",
          "costBasis",
          "annualOperatingCost",
          "period",
          "usage",
          "sources");

  /** Where the form's name of something differs from the document's. */
  private static final Map<String, String> FORM_NAMES =
      Map.ofEntries(
          Map.entry("name_en", "nameEn"),
          Map.entry("name_ko", "nameKo"),
          Map.entry("sector", "field"),
          Map.entry("lead_body", "leadBody"),
          Map.entry("other_bodies", "otherBodies"),
          Map.entry("construction_cost.amount", "constructionCost"),
          Map.entry("construction_cost.currency", "costCurrency"),
          Map.entry("construction_cost.unit", "costUnit"),
          Map.entry("construction_cost.basis", "costBasis"),
          Map.entry("annual_operating_cost", "annualOperatingCost"),
          Map.entry("users_or_usage", "usage"));

  private static final Pattern FUNDING = Pattern.compile("funding\\[(\\d+)].*");
  private static final Pattern CANVAS = Pattern.compile("canvas\\.(\\w+).*");

  private ProposalFields() {}

  static Set<String> fields() {
    TreeSet<String> fields = FundingFields.fields();
    fields.addAll(PLAIN);
    for (Block block : Block.values()) fields.add(CanvasLines.field(block));
    return fields;
  }

  /** The fields filled with what the proposal says now. */
  static Map<String, Object> view(Proposal p) {
    Map<String, Object> view = new HashMap<>(FundingFields.view(p.funding()));
    view.put("nameEn", p.nameEn());
    view.put("nameKo", p.nameKo());
    view.put("city", p.city());
    view.put("kind", p.kind().key());
    view.put("field", p.field());
    view.put("summary", p.summary());
    view.put("leadBody", p.leadBody());
    view.put("otherBodies", String.join("\n", p.otherBodies()));
    view.put("constructionCost", p.constructionCost().amount());
    view.put("costCurrency", p.constructionCost().currency());
    view.put("costUnit", p.constructionCost().unit());
    view.put("costBasis", p.constructionCost().basis());
    view.put("annualOperatingCost", p.annualOperatingCost());
    view.put("period", p.period());
    view.put("usage", p.usage());
    view.put("sources", String.join("\n", p.sources()));
    for (Block block : Block.values())
      view.put(CanvasLines.field(block), CanvasLines.format(p.canvas().items(block)));
    return view;
  }

  /**
   * Reads a draft.
   *
   * @param id the wish for an id; null for none
   * @param funding the lines of funding that the form showed
   * @throws Refusal with every problem of the form
   */
  static ProposalDraft read(Submission submission, String id, List<FundingLine> funding) {
    String nameEn = submission.text("nameEn");
    String city = submission.text("city");
    ServiceKind kind = submission.choice("kind", ServiceKind::of);
    ServiceField field = submission.choice("field", ServiceField::of);
    String nameKo = text(submission, "nameKo");
    String summary = text(submission, "summary");
    String leadBody = text(submission, "leadBody");
    List<String> otherBodies = lines(submission, "otherBodies");
    Cost cost = cost(submission);
    Double annual = amount(submission, "annualOperatingCost");
    List<FundingLine> lines = FundingFields.read(submission, funding);
    String period = text(submission, "period");
    String usage = text(submission, "usage");
    List<String> sources = lines(submission, "sources");
    Canvas canvas = canvas(submission);
    // Without these there is no draft to hold to the schema; with them, all is told together.
    if (nameEn == null || city == null || kind == null || field == null) submission.check();
    ProposalDraft draft =
        new ProposalDraft(
            id,
            nameEn,
            nameKo,
            city,
            kind,
            field.key(),
            summary,
            leadBody,
            otherBodies,
            cost,
            annual,
            lines,
            period,
            usage,
            canvas,
            sources,
            null,
            false);
    for (Problem problem : ProposalSchema.check(ProposalDocument.toJson(draft), "")) {
      Problem told = inForm(problem, draft);
      submission.problem(told.field(), told.key(), told.arguments());
    }
    submission.check();
    return draft;
  }

  private static Canvas canvas(Submission submission) {
    Map<Block, String> texts = new EnumMap<>(Block.class);
    for (Block block : Block.values())
      submission.optionalText(CanvasLines.field(block)).ifPresent(text -> texts.put(block, text));
    List<Problem> problems = new ArrayList<>();
    Canvas canvas = CanvasLines.parse(texts, problems);
    problems.forEach(p -> submission.problem(p.field(), p.key(), p.arguments()));
    return canvas;
  }

  private static Cost cost(Submission submission) {
    return new Cost(
        amount(submission, "constructionCost"),
        text(submission, "costCurrency"),
        text(submission, "costUnit"),
        text(submission, "costBasis"));
  }

  private static String text(Submission submission, String field) {
    return submission.optionalText(field).orElse(null);
  }

  private static Double amount(Submission submission, String field) {
    return submission.optionalNumber(field, 0, Numbers.MOST).orElse(null);
  }

  private static List<String> lines(Submission submission, String field) {
    return submission
        .optionalText(field)
        .map(text -> text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList())
        .orElse(List.of());
  }

  /** A sentence about a place in the document, told under the field where it was typed. */
  private static Problem inForm(Problem problem, ProposalDraft draft) {
    String field = formField(problem.field(), draft);
    return new Problem(field, "proposal.at", Problem.name("field." + field), problem);
  }

  private static String formField(String path, ProposalDraft draft) {
    Matcher funding = FUNDING.matcher(path);
    if (funding.matches())
      return FundingFields.amount(draft.funding().get(Integer.parseInt(funding.group(1))).kind());
    Matcher canvas = CANVAS.matcher(path);
    if (canvas.matches()) return "canvas_" + canvas.group(1);
    String plain = path.replaceFirst("\\[.*", "");
    return FORM_NAMES.getOrDefault(plain, plain);
  }
}
