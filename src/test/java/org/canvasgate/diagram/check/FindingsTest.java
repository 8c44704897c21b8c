package org.canvasgate.diagram.check;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.canvasgate.diagram.model.ModelKind.FORM;
import static org.canvasgate.diagram.model.ModelKind.PROCESS;
import static org.canvasgate.diagram.model.ModelKind.TABLE;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.canvasgate.diagram.model.Finding;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Everything that the check can find is found where one of our own files is spoiled so. */
class FindingsTest {
  private static final String REVIEW = "business-model-review";
  private static final String CASE = "service-evaluation";
  private static final String FOLLOW_UP = "condition-follow-up";
  private static final String RECOMMEND = "review-recommendation";
  private static final String KEEP = "keep-window";

  /** What is behind these needs a fault in a parser. */
  private static final Set<String> CANNOT_BE_SPOILED = Set.of("check.file.unreadable");

  /** Keys of the page, not of findings. */
  private static final Pattern OF_THE_PAGE =
      Pattern.compile(
          "check\\.(title|lead|clean|counts|refused|severity.*|elsewhere|whole|where|picture.*"
              + "|kind.*|place.*|failed)");

  /**
   * A way to spoil a file.
   *
   * @param find pattern of what is replaced, first where it stands
   * @param element the element that must be named; null where none is
   */
  private record Spoiled(
      ModelKind kind, String file, String find, String with, String key, String element) {

    ModelFile model() {
      String before = OwnFiles.file(kind, file).content();
      Matcher matcher = Pattern.compile(find, Pattern.DOTALL).matcher(before);
      assertThat(matcher.find()).as(find).isTrue();
      return new ModelFile(kind, file, matcher.replaceFirst(Matcher.quoteReplacement(with)));
    }
  }

  private static List<Spoiled> cases() {
    return List.of(
        // files
        process("</bpmn:process>", "", "file.not-xml", null),
        process("\\?>\n", "?>\n<!DOCTYPE x>\n", "file.doctype", null),
        process("<bpmn:laneSet ", "<bpmn:laneSett ", "file.not-xml", null),
        process("<bpmn:process ", "<bpmn:surprise/><bpmn:process ", "file.not-standard", null),
        process(
            "</bpmn:process>", "x".repeat(2_000_001) + "</bpmn:process>", "file.too-long", null),
        process(
            "</bpmn:process>",
            "<a>".repeat(70) + "</a>".repeat(70) + "</bpmn:process>",
            "file.too-deep",
            null),
        process(
            "</bpmn:process>", "<a/>".repeat(10_000) + "</bpmn:process>", "file.too-many", null),
        form("\"components\": \\[", "\"components\": [,", "file.not-json", null),
        form(".*", "[]", "form.no-object", null),
        // processes as a whole
        process(
            "<bpmn:process id=\"" + REVIEW + "\"",
            "<bpmn:process id=\"other\"",
            "file.id",
            "other"),
        process("isExecutable=\"true\"", "isExecutable=\"false\"", "process.executable", REVIEW),
        process(
            "</bpmn:process>", "</bpmn:process><bpmn:process id=\"two\"/>", "process.one", null),
        process("</bpmn:process>", "<bpmn:task name=\"x\" /></bpmn:process>", "step.no-id", null),
        process(
            "isStartableInTasklist=\"false\"",
            "isStartableInTasklist=\"true\"",
            "process.startable",
            REVIEW),
        process(
            CASE,
            " camunda:isStartableInTasklist=\"true\"",
            " camunda:isStartableInTasklist=\"false\"",
            "process.not-startable",
            CASE),
        process(" camunda:historyTimeToLive=\"P3650D\"", "", "kept.missing", REVIEW),
        process("\"P3650D\"", "\"ten years\"", "kept.unreadable", REVIEW),
        process("\"P3650D\"", "\"P365D\"", "kept.short", REVIEW),
        process("<bpmn:laneSet.*</bpmn:laneSet>", "", "lanes.none", REVIEW),
        process(
            "<bpmn:flowNodeRef>appoint-panel</bpmn:flowNodeRef>",
            "",
            "lanes.step",
            "appoint-panel"),
        process(
            "<bpmndi:BPMNShape [^>]*bpmnElement=\"confirm-review\".*?</bpmndi:BPMNShape>",
            "",
            "not-drawn",
            "confirm-review"),
        // texts
        process(" name=\"Score the canvas blind\"", "", "text.no-name", "score-canvas"),
        process("\"Score the canvas blind\"", "\"채점\"", "text.korean-name", "score-canvas"),
        process("value=\"캔버스 비공개 채점\"", "value=\"blind\"", "text.no-name-ko", "score-canvas"),
        process(
            "<bpmn:documentation>Each panel.*?</bpmn:documentation>",
            "",
            "text.no-documentation",
            "score-canvas"),
        process(
            "<camunda:property name=\"documentation.ko\" value=\"각 평가위원은[^>]*>",
            "",
            "text.no-documentation-ko",
            "score-canvas"),
        // what a gate must hold
        process("\\$\\{reviewDelegate}", "${recordDelegate}", "gate.missing.delegate", null),
        process("decisionRef=\"" + RECOMMEND, "decisionRef=\"rounds", "gate.missing.table", null),
        process("formRef=\"confirm-review", "formRef=\"rate-operation", "gate.missing.form", null),
        process(
            CASE,
            "calledElement=\"" + REVIEW,
            "calledElement=\"objection",
            "gate.missing.call",
            null),
        process(
            "targetRef=\"compute-review-score\"",
            "targetRef=\"recommend-review\"",
            "gate.avoids.delegate",
            "recommend-review"),
        process(
            "targetRef=\"recommend-review\"",
            "targetRef=\"confirm-review\"",
            "gate.avoids.table",
            "confirm-review"),
        process(
            "sourceRef=\"gateway-review-recommendation\" targetRef=\"confirm-review\"",
            "sourceRef=\"gateway-review-recommendation\" targetRef=\"record-review\"",
            "gate.avoids.form",
            "record-review"),
        process(
            CASE,
            "(id=\"flow-gateway-intake-to-call-review\"[^>]*)targetRef=\"call-review\"",
            "id=\"flow-gateway-intake-to-call-review\" sourceRef=\"gateway-intake\""
                + " targetRef=\"call-consultation\"",
            "gate.avoids.call",
            "call-consultation"),
        // ways
        process(
            "<bpmn:startEvent id=\"start-review\"(.*?)</bpmn:startEvent>",
            "<bpmn:task id=\"start-review\" />",
            "ways.no-start",
            null),
        process(
            "<bpmn:sequenceFlow id=\"flow-confirm-review[^>]*>",
            "",
            "ways.dead-end",
            "confirm-review"),
        process(
            "<bpmn:sequenceFlow id=\"flow-confirm-review[^>]*>",
            "",
            "ways.unreachable",
            "record-review"),
        process(
            "sourceRef=\"record-review\" targetRef=\"end-review\"",
            "sourceRef=\"record-review\" targetRef=\"confirm-review\"",
            "ways.no-end",
            "confirm-review"),
        process(
            "sourceRef=\"record-review\" targetRef=\"end-review\"",
            "sourceRef=\"record-review\" targetRef=\"record-review\"",
            "ways.circle",
            "record-review"),
        process(
            "sourceRef=\"gateway-review-recommendation\" targetRef=\"open-deliberation\"",
            "sourceRef=\"gateway-review-recommendation\" targetRef=\"compute-review-score\"",
            "ways.circle-of-table",
            "recommend-review"),
        process(
            "\\{recommendation == 'reconvene'",
            "{recommendation == 'convene'",
            "condition.never",
            "flow-gateway-review-recommendation-to-appoint-panel"),
        process(" camunda:dueDate=\"P7D\"", "", "wait.no-due-date", "appoint-panel"),
        process(
            "<bpmn:boundaryEvent id=\"due-timer-score\"",
            "<bpmn:boundaryEvent cancelActivity=\"false\" id=\"due-timer-score\"",
            "wait.many",
            "score-canvas"),
        process(
            "<bpmn:userTask id=\"open-deliberation\"(.*?)</bpmn:userTask>",
            "<bpmn:receiveTask id=\"open-deliberation\" name=\"Wait\"><bpmn:incoming>"
                + "flow-gateway-review-recommendation-to-open-deliberation</bpmn:incoming>"
                + "<bpmn:outgoing>flow-open-deliberation-to-open-window-score</bpmn:outgoing>"
                + "</bpmn:receiveTask>",
            "wait.message",
            "open-deliberation"),
        // people and forms
        process(
            " camunda:candidateGroups=\"secretariat\" camunda:dueDate=\"P7D\"",
            " camunda:dueDate=\"P7D\"",
            "person.nobody",
            "appoint-panel"),
        process(
            " camunda:candidateGroups=\"secretariat\" camunda:dueDate=\"P7D\"",
            " camunda:candidateGroups=\"secretariat\" camunda:assignee=\"kim\" camunda:dueDate=\"P7D\"",
            "person.both",
            "appoint-panel"),
        process("Groups=\"secretariat\"", "Groups=\"chairs\"", "person.any-chair", "appoint-panel"),
        process("Groups=\"secretariat\"", "Users=\"kim\"", "person.users", "appoint-panel"),
        process(" camunda:priority=\"50\"", "", "person.priority", "appoint-panel"),
        process(" camunda:formRef=\"appoint-panel\"", "", "form.none", "appoint-panel"),
        process("formRef=\"appoint-panel", "formRef=\"${kind}", "form.expression", "appoint-panel"),
        process("formRef=\"appoint-panel", "formRef=\"nowhere", "form.absent", "appoint-panel"),
        process(
            "formRefBinding=\"deployment\"",
            "formRefBinding=\"latest\"",
            "form.binding",
            "appoint-panel"),
        // what the system does
        process(
            "camunda:delegateExpression=\"\\$\\{openWindowDelegate}\"",
            "camunda:class=\"java.lang.Runtime\"",
            "service.no-delegate",
            "open-window-score"),
        process(
            "\\$\\{openWindowDelegate}",
            "${otherDelegate}",
            "service.unknown",
            "open-window-score"),
        process(
            " camunda:asyncBefore=\"true\"", "", "service.no-save-point", "compute-review-score"),
        process(
            "camunda:delegateExpression=\"\\$\\{openWindow",
            "camunda:asyncBefore=\"true\" camunda:delegateExpression=\"${openWindow",
            "service.save-point",
            "open-window-score"),
        process(
            "<camunda:failedJobRetryTimeCycle>.*?</camunda:failedJobRetryTimeCycle>",
            "",
            "async.no-retries",
            "compute-review-score"),
        process("R5/PT30S", "often", "async.retries-unreadable", "compute-review-score"),
        process(" camunda:decisionRef=\"" + RECOMMEND + "\"", "", "table.none", "recommend-review"),
        process(
            "decisionRef=\"" + RECOMMEND,
            "decisionRef=\"${band}",
            "table.expression",
            "recommend-review"),
        process(
            "decisionRef=\"" + RECOMMEND, "decisionRef=\"gone", "table.absent", "recommend-review"),
        process(
            "decisionRefBinding=\"deployment\"",
            "decisionRefBinding=\"latest\"",
            "table.binding",
            "recommend-review"),
        process("\"singleEntry\"", "\"resultList\"", "table.result", "recommend-review"),
        process(
            " camunda:resultVariable=\"recommendation\"", "", "table.variable", "recommend-review"),
        process(CASE, " calledElement=\"" + REVIEW + "\"", "", "called.none", "call-review"),
        process(
            CASE,
            "calledElement=\"" + REVIEW,
            "calledElement=\"${kind}",
            "called.expression",
            "call-review"),
        process(
            CASE,
            "calledElement=\"" + REVIEW,
            "calledElement=\"gone",
            "called.absent",
            "call-review"),
        process(
            CASE,
            "calledElementBinding=\"latest\"",
            "calledElementBinding=\"deployment\"",
            "called.binding",
            "call-review"),
        process(
            CASE,
            "<camunda:in businessKey=\"#\\{execution.processBusinessKey}\" />",
            "",
            "called.key",
            "call-review"),
        process(
            CASE,
            "<camunda:out source=\"reviewOutcome\" target=\"reviewOutcome\" />",
            "<camunda:out source=\"reviewOutcome\" />",
            "called.out",
            "call-review"),
        process(
            "<bpmn:multiInstanceLoopCharacteristics ",
            "<bpmn:multiInstanceLoopCharacteristics isSequential=\"true\" ",
            "many.sequential",
            "score-canvas"),
        process(
            "collection=\"\\$\\{panel.members\\(execution\\)}",
            "collection=\"${panel.chairs(execution)}",
            "many.collection",
            "score-canvas"),
        process(" camunda:elementVariable=\"member\"", "", "many.variable", "score-canvas"),
        // gateways
        process(
            " default=\"flow-gateway-review-recommendation-to-confirm-review\"",
            "",
            "gateway.no-default",
            "gateway-review-recommendation"),
        process(
            "result stand\\?",
            "result stands",
            "gateway.no-question",
            "gateway-review-recommendation"),
        process(
            " default=\"flow-gateway-review-recommendation-to-confirm-review\"",
            " default=\"flow-gateway-review-recommendation-to-appoint-panel\"",
            "gateway.default-condition",
            "flow-gateway-review-recommendation-to-appoint-panel"),
        process(
            "<bpmn:conditionExpression[^>]*>\\$\\{recommendation == 'reconvene'}"
                + "</bpmn:conditionExpression>",
            "",
            "gateway.no-condition",
            "flow-gateway-review-recommendation-to-appoint-panel"),
        process(
            " name=\"ready for a verdict\"",
            "",
            "gateway.unnamed-way",
            "flow-gateway-review-recommendation-to-confirm-review"),
        process(
            "(<bpmn:sequenceFlow id=\"flow-fork-window-score-to-score-canvas\"[^>]*?) ?/>",
            "<bpmn:sequenceFlow id=\"flow-fork-window-score-to-score-canvas\""
                + " sourceRef=\"fork-window-score\" targetRef=\"score-canvas\">"
                + "<bpmn:conditionExpression>${kind}</bpmn:conditionExpression></bpmn:sequenceFlow>",
            "gateway.ignored-condition",
            "flow-fork-window-score-to-score-canvas"),
        // messages and timers
        process(
            FOLLOW_UP,
            "<bpmn:message id=\"message-case-closed\" name=\"[^\"]*\"",
            "<bpmn:message id=\"message-case-closed\"",
            "message.unnamed",
            "case-closed"),
        process(
            FOLLOW_UP,
            "<bpmn:message id=\"message-case-closed\" name=\"[^\"]*\"",
            "<bpmn:message id=\"message-case-closed\" name=\"other\"",
            "message.not-caught",
            null),
        process(
            FOLLOW_UP,
            "<bpmn:message id=\"message-case-closed\" name=\"[^\"]*\"",
            "<bpmn:message id=\"message-case-closed\" name=\"other\"",
            "message.not-sent",
            "case-closed"),
        process(
            "<bpmn:timeDate [^>]*>\\$\\{windowDue}</bpmn:timeDate>",
            "",
            "timer.none",
            "due-timer-score"),
        process(
            "<bpmn:timeDate [^>]*>\\$\\{windowDue}</bpmn:timeDate>",
            "<bpmn:timeDuration>ten days</bpmn:timeDuration>",
            "timer.unreadable",
            "due-timer-score"),
        process(
            "<bpmn:timeDate [^>]*>\\$\\{windowReminder}</bpmn:timeDate>",
            "<bpmn:timeCycle>R/P1D</bpmn:timeCycle>",
            "timer.endless",
            "remind-timer-score"),
        process("\"P7D\"", "\"a week\"", "timer.due-date", "appoint-panel"),
        // expressions and facts
        process(
            "\\$\\{windowAction == 'close'}",
            "",
            "expression.empty",
            "flow-gateway-window-score-to-end-closed-score"),
        process(
            "\\$\\{recommendation == 'reconvene'}",
            "reconvene",
            "expression.plain",
            "flow-gateway-review-recommendation-to-appoint-panel"),
        process(
            "\\$\\{recommendation == 'reconvene'}",
            "${recommendation ==}",
            "expression.unreadable",
            "flow-gateway-review-recommendation-to-appoint-panel"),
        process(
            "\\$\\{recommendation == 'reconvene'}",
            "${recommandation == 'reconvene'}",
            "fact.unknown",
            "flow-gateway-review-recommendation-to-appoint-panel"),
        process("\"P7D\"", "\"${windowDueLater}\"", "fact.unknown", "appoint-panel"),
        process(
            FOLLOW_UP,
            "\\$\\{officeOwns}",
            "${conditionFulfilled2}",
            "fact.unknown",
            "flow-gateway-condition-owner-to-report-condition-office"),
        process(
            CASE,
            "camunda:assignee=\"\\$\\{planner}\"",
            "camunda:assignee=\"${early}\"",
            "fact.later",
            null),
        process(
            "decisionRef=\"" + RECOMMEND,
            "decisionRef=\"plan-recommendation",
            "fact.of-table.unknown",
            "recommend-review"),
        process(
            CASE,
            "decisionRef=\"intake-recommendation",
            "decisionRef=\"early-evaluation",
            "fact.of-table.later",
            "recommend-intake"),
        process(
            CASE,
            "<camunda:out source=\"reviewOutcome\"",
            "<camunda:out source=\"mood\"",
            "fact.not-returned",
            "call-review"),
        // tables
        table("<decision id=\"" + RECOMMEND, "<decision id=\"other", "decision.id", null),
        table("<decisionTable.*</decisionTable>", "", "decision.empty", RECOMMEND),
        table(
            "<description>Gate 1[^<]*</description>",
            "<description>Gate 1.</description>",
            "decision.undescribed",
            RECOMMEND),
        table("<rule .*</rule>", "", "table.no-rule", "table-" + RECOMMEND),
        table(
            "hitPolicy=\"FIRST\"", "hitPolicy=\"PRIORITY\"", "table.policy", "table-" + RECOMMEND),
        table(
            "quorum",
            "hitPolicy=\"UNIQUE\"",
            "hitPolicy=\"COLLECT\" aggregation=\"SUM\"",
            "table.aggregation",
            "table-quorum"),
        table(
            "quorum",
            "\"support-organisation\"</text>",
            "\"support-organisation\", \"new-committee\"</text>",
            "table.overlap",
            null),
        table(
            "(<inputEntry id=\"revise-no-round-if-revisionsLeft\">\\s*<text>)[^<]*",
            "<inputEntry id=\"revise-no-round-if-revisionsLeft\"><text>&gt; 1",
            "table.never-reached",
            "revise-no-round"),
        table(
            "<rule id=\"revise-no-round\">.*?</rule>", "", "table.gap-lost", "table-" + RECOMMEND),
        table("windows", "<rule id=\"score\">.*?</rule>", "", "table.gap-at-once", "table-windows"),
        table(
            "canvas-marks",
            "date\\(\"2000-01-01\"\\)",
            "date(\"2090-01-01\")",
            "table.gap-at-once",
            "table-canvas-marks"),
        table(
            "canvas-marks",
            "date\\(\"2000-01-01\"\\)",
            "date(\"2028-01-01\")",
            "table.gap-at-once",
            "table-canvas-marks"),
        table(
            "canvas-marks",
            "date\\(\"2000-01-01\"\\)",
            "date(\"2000-02-30\")",
            "table.not-judged",
            "table-canvas-marks"),
        table(
            "canvas-marks",
            "<text>date\\(on\\)</text>",
            "<text>date(on) - duration(\"P1D\")</text>",
            "table.gap-at-once",
            "table-canvas-marks"),
        table(
            "canvas-marks",
            "hitPolicy=\"FIRST\"",
            "hitPolicy=\"COLLECT\"",
            "table.policy-changed",
            "table-canvas-marks"),
        first("canvas-marks", "passMark", "", "cell.empty"),
        first("canvas-marks", "passMark", "null", "cell.empty"),
        first("canvas-marks", "passMark", "\"abc\"", "cell.type"),
        first("canvas-marks", "passMark", "\"70\"", "cell.type"),
        first("canvas-marks", "trimFrom", "5.5", "cell.type"),
        first("canvas-marks", "passMark", "1/0", "cell.gives-nothing"),
        first("canvas-marks", "passMark", "number(\"x\")", "cell.gives-nothing"),
        first("canvas-marks", "passMark", "abc", "cell.unknown-name"),
        first(
            "canvas-marks",
            "passMark",
            "if date(on) &gt; date(\"2030-01-01\") then 70 else 60",
            "cell.not-fixed"),
        first("canvas-marks", "passMark", "150", "cell.limit"),
        first("canvas-marks", "passMark", "-5", "cell.limit"),
        first("canvas-marks", "agreementMark", "2", "cell.limit"),
        first("canvas-marks", "evidenceWeight", "1.5", "cell.limit"),
        first("canvas-marks", "trimFrom", "2", "cell.limit"),
        table(
            "canvas-marks",
            "name=\"passMark\" typeRef=\"double\"",
            "name=\"passMark\" typeRef=\"string\"",
            "column.type-changed",
            "output-passMark"),
        first("canvas-marks", "rejectMark", "80", "rule.together"),
        first("canvas-weights", "channels", "-1", "cell.limit"),
        first("plan-marks", "soundMark", "101", "cell.limit"),
        first("quorum", "attendanceShare", "\"7 / 3\"", "cell.type"),
        first("quorum", "attendanceShare", "7 / 3", "cell.limit"),
        first("quorum", "approvalShare", "1", "rule.together"),
        first("quorum", "tie", "\"coin\"", "cell.limit"),
        first("rounds", "most", "-1", "cell.limit"),
        first("windows", "workingDays", "-10", "cell.limit"),
        first("windows", "graceDays", "", "cell.empty"),
        first("mail-retries", "waitMinutes", "-1", "cell.limit"),
        first("panel-demands", "size", "0", "cell.limit"),
        first("panel-statistics", "resamples", "-1", "cell.limit"),
        first("panel-weights", "load", "-1", "cell.limit"),
        first("objection-rules", "sameShare", "50", "cell.limit"),
        first("critical-blocks", "block", "\"key-partner\"", "cell.limit"),
        first("early-evaluation", "early", "\"true\"", "cell.type"),
        table("quorum", "<output [^>]*name=\"tie\"[^>]*>", "", "table.answer-gone", null),
        table(
            "quorum",
            "<text>committee</text>",
            "<text>town</text>",
            "table.not-given",
            "input-committee"),
        table(
            "(<output id=\"output-recommendation\"[^>]*>)",
            "<output id=\"o1\" label=\"A\" name=\"a\" typeRef=\"string\" />"
                + "<output id=\"o2\" label=\"B\" name=\"b\" typeRef=\"string\" />",
            "table.one-answer",
            null),
        table("<text>band</text>", "<text>bend</text>", "table.unknown-fact", "input-band"),
        table(" label=\"Quorum met[^\"]*\"", "", "column.no-label", "input-quorumMet"),
        table("<text>quorumMet</text>", "<text></text>", "column.no-question", "input-quorumMet"),
        table(" name=\"recommendation\"", "", "column.no-name", "output-recommendation"),
        table(
            "quorum",
            "name=\"attendanceRule\"",
            "name=\"attendanceShare\"",
            "column.twice",
            "output-attendanceRule"),
        table(" typeRef=\"boolean\"", "", "column.no-type", "input-quorumMet"),
        table("typeRef=\"boolean\"", "typeRef=\"mood\"", "column.type", "input-quorumMet"),
        table("<inputEntry id=\"pass-if-band\">.*?</inputEntry>", "", "rule.cells", "pass"),
        table(
            "<text>\"pass\"</text>\\s*</outputEntry>",
            "<text></text></outputEntry>",
            "rule.no-answer",
            "pass"),
        table("<description>At the pass mark[^<]*</description>", "", "rule.undescribed", "pass"),
        table(
            "<text>false, null</text>",
            "<text>&lt; &lt;</text>",
            "feel.unreadable",
            "no-quorum-if-quorumMet"),
        table(
            "<inputEntry id=\"no-quorum-if-quorumMet\"",
            "<inputEntry expressionLanguage=\"javascript\" id=\"no-quorum-if-quorumMet\"",
            "feel.other-language",
            "no-quorum-if-quorumMet"),
        table(
            "<text>\"pass\"</text>\\s*</inputEntry>",
            "<text>pass</text></inputEntry>",
            "feel.name-in-cell",
            "pass-if-band"),
        // forms
        form("\"type\": \"default\"", "\"type\": \"other\"", "form.type", null),
        form("\"schemaVersion\": 16", "\"schemaVersion\": 18", "form.schema", null),
        form("\"Camunda Platform\"", "\"Camunda Cloud\"", "form.platform", null),
        form("\"components\"", "\"parts\"", "form.empty", null),
        form("\"key\": \"action\"", "\"key\": \"deed\"", "form.field-gone", null),
        form("\"key\": \"action\"", "\"key\": \"deed\"", "field.not-taken", "field_action"),
        form("\"show\": \"standing\"", "\"show\": \"sitting\"", "form.no-picture", "show_standing"),
        form("\"label.ko\": \"조치\",", "", "form.no-korean", "field_action"),
        form("\"text.ko\": \"[^\"]*\"", "\"text.ko\": \"in English\"", "form.not-korean", "intro"),
        form("지금까지의 응답으로 마감\"", "마감|하나 더\"", "form.options-korean", "field_action"),
        form("\\{\\{awaitedCount}}", "{{awaitedCount +}}", "form.expression-unreadable", "intro"),
        form("\\{\\{awaitedCount}}", "{{waited}}", "form.not-given", "intro"),
        form("\"id\": \"intro\",", "", "component.no-id", null),
        form("\"id\": \"show_standing\"", "\"id\": \"intro\"", "component.id-twice", "intro"),
        form("\"type\": \"radio\"", "\"type\": \"filepicker\"", "component.type", "field_action"),
        form(
            "\"key\": \"action\"",
            "\"colour\": 1, \"key\": \"action\"",
            "component.attribute",
            "field_action"),
        form("\"key\": \"action\"", "\"key\": \"1 action\"", "field.key", "field_action"),
        form(
            "\"components\": \\[",
            "\"components\": [{\"type\":\"textfield\",\"id\":\"x\",\"key\":\"action\",\"label\":\"x\"},",
            "field.key-twice",
            "field_action"),
        form("\"label\": \"What to do\",", "", "field.no-label", "field_action"),
        form(
            "\"required\": true",
            "\"required\": true, \"pattern\": \"[\"",
            "field.pattern",
            "field_action"),
        form(
            "\"required\": true",
            "\"required\": true, \"min\": 2, \"max\": 1",
            "field.limits",
            "field_action"),
        form(
            "\"values\": \\[",
            "\"valuesKey\": \"x\", \"values\": [",
            "field.options",
            "field_action"),
        form(
            "\"value\": \"extend\"", "\"value\": \"close\"", "field.option-twice", "field_action"));
  }

  @TestFactory
  Stream<DynamicTest> whatIsSpoiledIsFound() {
    return cases().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.key() + " " + each.file(),
                    () -> {
                      List<Finding> findings = OwnFiles.check(each.model());
                      assertThat(findings)
                          .anyMatch(
                              finding ->
                                  finding.key().equals("check." + each.key())
                                      && (each.element() == null
                                          || each.element().equals(finding.element())));
                      Sentences.areSaid(findings);
                    }));
  }

  @Test
  void aFormThatTheApplicationDoesNotKnowIsOfNoUse() {
    var file = new ModelFile(FORM, "new", OwnFiles.file(FORM, KEEP).content().replace(KEEP, "new"));
    assertThat(OwnFiles.check(file))
        .extracting(Finding::key)
        .contains("check.form.unused", "check.form.no-side");
  }

  @Test
  void aTableThatNobodyAsksIsOfNoUse() {
    var file =
        new ModelFile(
            TABLE, "new", OwnFiles.file(TABLE, RECOMMEND).content().replace(RECOMMEND, "new"));
    assertThat(OwnFiles.check(file)).extracting(Finding::key).contains("check.table.unused");
  }

  /** Of a column that the delivered table does not have nobody knows what may be missing. */
  @Test
  void aGapThatNobodyKnowsIsAHint() {
    String spoiled =
        OwnFiles.file(TABLE, RECOMMEND)
            .content()
            .replace("<text>band</text>", "<text>band + \"\"</text>")
            .replaceFirst("(?s)<rule id=\"revise-no-round\">.*?</rule>", "");
    assertThat(OwnFiles.check(new ModelFile(TABLE, RECOMMEND, spoiled)))
        .extracting(Finding::key)
        .containsExactly("check.table.gap");
  }

  @Test
  void aTableThatIsTakenAwayIsMissedWhereItIsAsked() {
    ModelSet without = OwnFiles.ALL.without(List.of(OwnFiles.file(TABLE, RECOMMEND).name()));
    assertThat(FileCheck.of(OwnFiles.file(PROCESS, REVIEW), without, OwnFiles.AROUND))
        .extracting(Finding::key)
        .contains("check.table.absent");
  }

  /** Nothing is said about what an administrator has done as it should be. */
  @Test
  void aStepThatIsWhollyFilledInIsNoFinding() {
    String review = OwnFiles.file(PROCESS, REVIEW).content();
    String changed =
        review
            .replace(
                "sourceRef=\"confirm-review\" targetRef=\"record-review\" />",
                """
                sourceRef="confirm-review" targetRef="second-look" />
                <bpmn:userTask id="second-look" name="Take a second look"
                  camunda:formRef="confirm-review" camunda:formRefBinding="deployment"
                  camunda:candidateUsers="${panel.chairs(execution)}"
                  camunda:dueDate="P5D" camunda:priority="60">
                  <bpmn:documentation>The verdict is looked at once more.</bpmn:documentation>
                  <bpmn:extensionElements><camunda:properties>
                    <camunda:property name="name.ko" value="한 번 더 확인" />
                    <camunda:property name="documentation.ko" value="의결을 다시 확인합니다." />
                  </camunda:properties></bpmn:extensionElements>
                </bpmn:userTask>
                <bpmn:sequenceFlow id="second-to-record" sourceRef="second-look"
                  targetRef="record-review" />""")
            .replace(
                "<bpmn:flowNodeRef>confirm-review</bpmn:flowNodeRef>",
                "<bpmn:flowNodeRef>confirm-review</bpmn:flowNodeRef>"
                    + "<bpmn:flowNodeRef>second-look</bpmn:flowNodeRef>")
            .replace(
                "<bpmndi:BPMNShape id=\"shape-confirm-review\"",
                "<bpmndi:BPMNShape id=\"shape-second-look\" bpmnElement=\"second-look\">"
                    + "<dc:Bounds x=\"1\" y=\"1\" width=\"100\" height=\"80\" /></bpmndi:BPMNShape>"
                    + "<bpmndi:BPMNShape id=\"shape-confirm-review\"");
    assertThat(changed).contains("second-to-record", "shape-second-look");
    assertThat(OwnFiles.check(new ModelFile(PROCESS, REVIEW, changed))).isEmpty();
  }

  /** What the page of a change and every release ask: nothing that refuses is lost on the way. */
  @Test
  void aMarkThatIsNoMarkRefusesTheChange() {
    for (Spoiled each :
        List.of(
            first("canvas-marks", "passMark", "", "cell.empty"),
            first("canvas-marks", "passMark", "\"abc\"", "cell.type"),
            first("canvas-marks", "passMark", "1/0", "cell.gives-nothing"),
            first("canvas-marks", "passMark", "150", "cell.limit"),
            first("quorum", "approvalShare", "7 / 3", "cell.limit"),
            table("canvas-marks", "2000-01-01", "2028-01-01", "table.gap-at-once", null))) {
      var beans = new StaticListableBeanFactory();
      beans.addBean("files", (ModelCheck) (file, all) -> FileCheck.of(file, all, OwnFiles.AROUND));
      var checks = new Checks(beans.getBeanProvider(ModelCheck.class));
      ModelSet after = OwnFiles.ALL.with(List.of(each.model()));
      assertThat(checks.of(OwnFiles.ALL, after))
          .filteredOn(Finding::refuses)
          .extracting(Finding::key)
          .containsExactly("check." + each.key());
    }
  }

  /** The application knows that these may give nothing, and what is between the marks. */
  @Test
  void whatTheApplicationCanWorkWithIsNoFinding() {
    for (Spoiled each :
        List.of(
            first("canvas-marks", "passMark", "70 + 5", ""),
            first("mail-retries", "waitMinutes", "null", ""),
            first("document-limits", "mostDocuments", "", ""),
            first("quorum", "attendanceShare", "1", ""),
            first("quorum", "approvalShare", "0.6", "")))
      assertThat(OwnFiles.check(each.model())).as(each.file()).isEmpty();
  }

  /** A gap that the delivered table has as well is known not to matter. */
  @Test
  void aLaterDayAboveTheOthersAndAnotherAnswerAreNoFindings() {
    String retries = OwnFiles.file(TABLE, "mail-retries").content();
    String other = retries.replaceFirst("(?s)(<outputEntry[^>]*>\\s*<text>)\\d+", "$15");
    assertThat(other).isNotEqualTo(retries);
    assertThat(OwnFiles.check(new ModelFile(TABLE, "mail-retries", other))).isEmpty();

    String marks = OwnFiles.file(TABLE, "canvas-marks").content();
    Matcher rule = Pattern.compile("(?s)<rule .*?</rule>").matcher(marks);
    assertThat(rule.find()).isTrue();
    String later =
        rule.group().replaceAll("id=\"([^\"]*)\"", "id=\"$1-later\"").replace("2000-", "2028-");
    String dated = marks.substring(0, rule.start()) + later + marks.substring(rule.start());
    assertThat(OwnFiles.check(new ModelFile(TABLE, "canvas-marks", dated))).isEmpty();
  }

  /** A sentence that nothing ever says would be one that nobody has read. */
  @Test
  void everySentenceIsSaidBySomeCase() {
    Set<String> said = new TreeSet<>(CANNOT_BE_SPOILED);
    cases().forEach(each -> said.add("check." + each.key()));
    said.addAll(
        Set.of("check.form.unused", "check.form.no-side", "check.table.unused", "check.table.gap"));
    Set<String> known =
        Sentences.ENGLISH.stringPropertyNames().stream()
            .filter(key -> !OF_THE_PAGE.matcher(key).matches())
            .collect(toCollection(TreeSet::new));
    assertThat(said).isEqualTo(known);
  }

  private static Spoiled process(String find, String with, String key, String element) {
    return process(REVIEW, find, with, key, element);
  }

  private static Spoiled process(
      String file, String find, String with, String key, String element) {
    return new Spoiled(PROCESS, file, find, with, key, element);
  }

  private static Spoiled table(String find, String with, String key, String element) {
    return table(RECOMMEND, find, with, key, element);
  }

  private static Spoiled table(String file, String find, String with, String key, String element) {
    return new Spoiled(TABLE, file, find, with, key, element);
  }

  /** Another text in the first cell of an output. */
  private static Spoiled first(String table, String output, String with, String key) {
    return table(
        table,
        "(?<=<outputEntry id=\"[\\w-]{1,60}-then-" + output + "\">)\\s*<text>[^<]*</text>",
        "<text>" + with + "</text>",
        key,
        null);
  }

  private static Spoiled form(String find, String with, String key, String element) {
    return new Spoiled(FORM, KEEP, find, with, key, element);
  }
}
