package org.canvasgate.proposal.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Canvas;
import org.canvasgate.canvas.Item;
import org.canvasgate.canvas.Link;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.Submission;
import org.canvasgate.proposal.ProposalDraft;
import org.canvasgate.proposal.ProposalFile;
import org.canvasgate.testing.Messages;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;

/** What a planner gets by filling in the spreadsheet. */
class ProposalWorkbookTest {
  private static final MessageSource MESSAGES = Messages.all();
  private static final Words WORDS = new Words(MESSAGES);
  private static final ProposalWorkbook WORKBOOK = new ProposalWorkbook(WORDS);
  private static final WorkbookReader READER = new WorkbookReader(WORDS);

  @Test
  void everySampleServiceSurvivesTheWayThroughASpreadsheet() throws IOException {
    List<ProposalDraft> services;
    try (var file = ProposalFile.class.getResourceAsStream("/sample/services.json")) {
      services = ProposalFile.read(file.readAllBytes(), "services.json");
    }
    assertThat(services).hasSizeGreaterThan(10);
    for (ProposalDraft service : services)
      assertThat(stated(read(WORKBOOK.of(service)))).isEqualTo(stated(service));
  }

  /** What the workbook holds: all but the documented outcome and the mark of a sample. */
  private static ObjectNode stated(ProposalDraft draft) {
    ObjectNode document = (ObjectNode) ProposalFile.document(draft);
    document.remove(List.of("outcome", "sample"));
    return document;
  }

  @Test
  void aTemplateFilledByHandBecomesAProposal() {
    ProposalDraft draft = read(filled(ProposalWorkbookTest::sensibly));
    assertThat(draft.nameKo()).isEqualTo("안심 건널목");
    assertThat(draft.kind().key()).isEqualTo("public");
    assertThat(draft.field()).isEqualTo("transport");
    assertThat(draft.period()).isEqualTo("2027");
    assertThat(draft.otherBodies()).containsExactly("Police", "도로공사");
    assertThat(draft.constructionCost().amount()).isEqualTo(1234.5);
    assertThat(draft.constructionCost().unit()).isEqualTo("억원 (KRW 100 million)");
    assertThat(draft.funding()).hasSize(1);
    assertThat(draft.funding().get(0).kind()).isEqualTo("central");
    assertThat(draft.funding().get(0).amount()).isNull();
    assertThat(draft.canvas().items(Block.CUSTOMER_SEGMENTS))
        .extracting(Item::text)
        .containsExactly("Pupils", "Drivers");
    // "Customer segments 3" is the line numbered 3, which is the second that says something.
    assertThat(draft.canvas().items(Block.REVENUE_STREAMS).get(0).links())
        .containsExactly(
            new Link(Block.CUSTOMER_SEGMENTS, 1), new Link(Block.VALUE_PROPOSITION, 0));
    assertThat(draft.canvas().items(Block.VALUE_PROPOSITION).get(0).evidence())
        .containsExactly("survey of 2025; n = 40", "council minutes");
  }

  private static void sensibly(XSSFWorkbook workbook) {
    service(workbook, "name_en", "Safe crossings");
    service(workbook, "name_ko", " 안심 건널목 ");
    service(workbook, "city", "Sejong");
    service(workbook, "kind", "공공");
    service(workbook, "sector", "Transport");
    service(workbook, "other_bodies", "Police\n\n도로공사\n");
    row(workbook.getSheetAt(0), "period").getCell(Page.VALUE).setCellValue(2027);
    row(money(workbook), "construction_cost.amount").getCell(Page.VALUE).setCellValue("1,234.5");
    XSSFRow funding = money(workbook).getRow(row(money(workbook), Page.TABLE).getRowNum() + 3);
    funding.getCell(Page.SOURCE).setCellValue("국비(중앙정부)");
    item(workbook, Block.CUSTOMER_SEGMENTS, 1, "Pupils", "", "");
    item(workbook, Block.CUSTOMER_SEGMENTS, 3, "Drivers", "", "");
    item(
        workbook,
        Block.VALUE_PROPOSITION,
        1,
        "Children arrive",
        "survey of 2025; n = 40\ncouncil minutes",
        "");
    item(
        workbook,
        Block.REVENUE_STREAMS,
        2,
        "Fees of the depot",
        "",
        "고객 세그먼트 3\nValue proposition 1");
  }

  @Test
  void everyProblemIsToldWithItsSheetAndCellInTheReadersWords() {
    byte[] file =
        filled(
            workbook -> {
              sensibly(workbook);
              service(workbook, "city", "");
              service(workbook, "kind", "half public");
              row(workbook.getSheetAt(0), "summary").getCell(Page.VALUE).setCellFormula("1+1");
              service(workbook, "name_ko", "가".repeat(201));
              row(money(workbook), "construction_cost.amount")
                  .getCell(Page.VALUE)
                  .setCellValue("12억");
              row(money(workbook), "annual_operating_cost").getCell(Page.VALUE).setCellValue(-1);
              item(workbook, Block.CHANNELS, 1, "", "a source", "");
              item(workbook, Block.COST_STRUCTURE, 1, "Lamps", "", "Key activities 9, nonsense");
            });
    List<Problem> problems = refusal(file).problems();
    Map<String, List<String>> told =
        problems.stream()
            .collect(
                Collectors.groupingBy(
                    Problem::field,
                    Collectors.mapping(
                        p -> MESSAGES.getMessage(p, Locale.ENGLISH), Collectors.toList())));
    assertThat(told.keySet())
        .containsExactlyInAnyOrder(
            "Service 서비스 C4",
            "Service 서비스 C5",
            "Service 서비스 C6",
            "Service 서비스 C8",
            "Money 비용·재원 C3",
            "Money 비용·재원 C7",
            "Canvas 캔버스 D29",
            "Canvas 캔버스 F39");
    assertThat(told.get("Service 서비스 C4").toString()).contains("201 characters");
    assertThat(told.get("Service 서비스 C5").toString()).contains("“City” is missing");
    assertThat(told.get("Service 서비스 C6").toString()).contains("half public", "Public / 공공");
    assertThat(told.get("Service 서비스 C8").toString()).contains("formula");
    assertThat(told.get("Canvas 캔버스 F39")).hasSize(2);
    for (Problem problem : problems)
      assertThat(MESSAGES.getMessage(problem, Locale.KOREAN)).doesNotContain("{").contains("십시오");
  }

  @Test
  void linesThatWereAddedCountAndOrphanedOnesAreTold() {
    byte[] file =
        filled(
            workbook -> {
              sensibly(workbook);
              XSSFSheet canvas = workbook.getSheetAt(1);
              XSSFRow added = canvas.createRow(canvas.getLastRowNum() + 1);
              added.createCell(Page.BLOCK).setCellValue("channels");
              added.createCell(Page.TEXT).setCellValue("=an app");
              workbook.getSheetAt(0).createRow(30).createCell(Page.VALUE).setCellValue("lost");
            });
    assertThat(refusal(file).problems())
        .extracting(Problem::toString)
        .containsExactly("Service 서비스 C31: sheet.line-unknown[]");
    byte[] mended =
        changed(
            file, workbook -> workbook.getSheetAt(0).removeRow(workbook.getSheetAt(0).getRow(30)));
    assertThat(read(mended).canvas().items(Block.CHANNELS))
        .extracting(Item::text)
        .containsExactly("=an app");
  }

  @Test
  void theTemplateOffersChoicesAndHidesItsKeys() throws IOException {
    try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(WORKBOOK.template()))) {
      assertThat(workbook.getSheetAt(0).isColumnHidden(Page.KEYS)).isTrue();
      List<? extends DataValidation> choices = workbook.getSheetAt(0).getDataValidations();
      assertThat(choices).hasSize(2);
      String kinds = choices.get(0).getValidationConstraint().getFormula1();
      assertThat(kinds).isEqualTo("'Lists 목록'!$A$1:$A$3");
      assertThat(workbook.getSheet("Lists 목록").getRow(2).getCell(0).getStringCellValue())
          .isEqualTo("Mixed public and private / 민관 혼합");
      assertThat(workbook.getSheetAt(0).getRow(2).getCell(Page.LABEL).getStringCellValue())
          .isEqualTo("Name in English / 영문 명칭 *");
    }
  }

  @Test
  void anEmptyTemplateMissesWhatMustBeThere() {
    assertThat(refusal(WORKBOOK.template()).problems())
        .extracting(Problem::key)
        .containsExactly("sheet.missing", "sheet.missing", "sheet.missing", "sheet.missing");
  }

  @Test
  void filesThatAreNoTemplateAreRefusedInWords() throws IOException {
    assertThat(keyOf(new byte[] {'P', 'K', 3, 4, 0})).isEqualTo("sheet.unreadable");
    assertThat(keyOf(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0}))
        .isEqualTo("sheet.old-or-locked");
    assertThat(keyOf(zip("hello.txt", 10))).isEqualTo("sheet.unreadable");
    assertThat(keyOf(new byte[ProposalFile.MOST_BYTES + 1])).isEqualTo("proposal.file-too-large");
    byte[] other = changed(WORKBOOK.template(), workbook -> workbook.removeSheetAt(1));
    assertThat(keyOf(other)).isEqualTo("sheet.page-missing");
    byte[] long_ =
        changed(
            WORKBOOK.template(),
            workbook -> workbook.getSheetAt(1).createRow(FilledTemplate.MOST_LINES + 5));
    assertThat(keyOf(long_)).isEqualTo("sheet.too-many-lines");
  }

  @Test
  void aSmallFileThatUnfoldsToAHugeOneIsRefusedBeforeItIsUnderstood() throws IOException {
    byte[] bomb = zip("xl/workbook.xml", Package.MOST_UNPACKED + 1);
    assertThat(bomb.length).isLessThan(100_000);
    assertThat(keyOf(bomb)).isEqualTo("sheet.too-large-unpacked");
  }

  @Test
  void aFileThatWasCutOffIsRefusedUnlessNothingOfTheProposalIsLost() {
    byte[] good = filled(ProposalWorkbookTest::sensibly);
    ProposalDraft whole = read(good);
    int refused = 0;
    for (int cut = 4; cut < good.length; cut += 397) {
      byte[] part = Arrays.copyOf(good, cut);
      try {
        assertThat(read(part)).isEqualTo(whole);
      } catch (Refusal told) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(10);
  }

  @Property(tries = 60)
  void whateverAPlannerWritesComesBackAsWritten(@ForAll("texts") List<String> texts) {
    Item first = new Item(texts.get(0), texts, List.of(new Link(Block.KEY_PARTNERS, 0)));
    Canvas canvas =
        new Canvas(
            Map.of(
                Block.KEY_PARTNERS,
                texts.stream().map(Item::of).toList(),
                Block.COST_STRUCTURE,
                List.of(first)));
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("name_en", texts.get(0)).put("city", texts.get(0));
    document.put("sector", "work").put("kind", "mixed").put("summary", texts.get(0));
    texts.forEach(document.withArray("sources")::add);
    ProposalDraft plain = ProposalFile.draft(document);
    ProposalDraft draft =
        new ProposalDraft(
            null,
            plain.nameEn(),
            null,
            plain.city(),
            plain.kind(),
            plain.field(),
            plain.summary(),
            null,
            List.of(),
            plain.constructionCost(),
            0.1,
            List.of(),
            null,
            null,
            canvas,
            plain.sources(),
            null,
            false);
    assertThat(read(WORKBOOK.of(draft))).isEqualTo(draft);
  }

  @Provide
  Arbitrary<List<String>> texts() {
    Arbitrary<String> wild =
        Arbitraries.strings()
            .withChars("=+-@|;,\\\"'<>&_x0041_\t 가각힣😀")
            .withCharRange('!', '~')
            .ofMinLength(1)
            .ofMaxLength(60);
    Arbitrary<String> known =
        Arbitraries.of("=1+1", "@SUM(A1)", "_x0041_", "_x_x0041_", "-5", "'quoted", "1,5", "]]>");
    return Arbitraries.oneOf(wild, known)
        .map(text -> text.replace('\t', ' ').strip())
        .filter(text -> !text.isEmpty() && Submission.storable(text))
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  private static ProposalDraft read(byte[] file) {
    return READER.read(file, "proposal.xlsx").drafts().get(0);
  }

  private static Refusal refusal(byte[] file) {
    return catchThrowableOfType(Refusal.class, () -> read(file));
  }

  private static String keyOf(byte[] file) {
    return refusal(file).problems().get(0).key();
  }

  private static byte[] filled(Consumer<XSSFWorkbook> by) {
    return changed(WORKBOOK.template(), by);
  }

  private static byte[] changed(byte[] file, Consumer<XSSFWorkbook> by) {
    try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file));
        var bytes = new ByteArrayOutputStream()) {
      by.accept(workbook);
      workbook.write(bytes);
      return bytes.toByteArray();
    } catch (IOException inMemory) {
      throw new java.io.UncheckedIOException(inMemory);
    }
  }

  private static byte[] zip(String name, int size) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(new byte[size]);
    }
    return bytes.toByteArray();
  }

  private static XSSFSheet money(XSSFWorkbook workbook) {
    return workbook.getSheetAt(2);
  }

  private static XSSFRow row(XSSFSheet sheet, String key) {
    for (var row : sheet)
      if (row.getCell(0) != null && key.equals(row.getCell(0).getStringCellValue()))
        return (XSSFRow) row;
    throw new AssertionError("no line " + key);
  }

  private static void service(XSSFWorkbook workbook, String key, String value) {
    row(workbook.getSheetAt(0), key).getCell(Page.VALUE).setCellValue(value);
  }

  private static void item(
      XSSFWorkbook workbook, Block block, int number, String text, String evidence, String links) {
    XSSFRow row = workbook.getSheetAt(1).getRow(3 + block.ordinal() * 5 + number - 1);
    row.getCell(Page.TEXT).setCellValue(text);
    row.getCell(Page.EVIDENCE).setCellValue(evidence);
    row.getCell(Page.LINKS).setCellValue(links);
  }
}
