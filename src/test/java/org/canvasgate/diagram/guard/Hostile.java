package org.canvasgate.diagram.guard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that must have no effect, by whichever door they come. */
public final class Hostile {
  /** The guard as it stands in the application, its delegates read from the diagrams' own files. */
  static final SafeModel GUARD =
      new SafeModel(
          () ->
              new Reach(
                  delegates(),
                  Map.of(
                      "panel", Set.of("members/1", "chairs/1"), "consultation", Set.of("bodies/1")),
                  Set.of("quorumMet", "status", "window", "band", "canvasScore")));

  /** Runs the canary by reflection, from the innocent beginning of an empty text. */
  private static final String RUN =
      "${''.getClass().forName('org.canvasgate.diagram.guard.Canary').getMethod('sing').invoke(null)}";

  private static final String CLASS = "org.canvasgate.diagram.guard.Canary";
  private static final String SCRIPT = "Packages.org.canvasgate.diagram.guard.Canary.sing()";
  private static final String EXTERNAL =
      "function(a) external { java: { class: \"org.canvasgate.diagram.guard.Canary\", method signature: \"sing()\" } }";

  private Hostile() {}

  /** Every hostile file that fits into a request, by what it tries. */
  public static Map<String, File> all() {
    var all = new LinkedHashMap<String, File>();
    processes().forEach((what, xml) -> all.put(what, new File("hostile.bpmn", bytes(xml))));
    tables().forEach((what, xml) -> all.put(what, new File("hostile.dmn", bytes(xml))));
    forms().forEach((what, json) -> all.put(what, new File("hostile.form", bytes(json))));
    all.put(
        "UTF-16",
        new File("hostile.bpmn", task("<scriptTask id='t'/>").getBytes(StandardCharsets.UTF_16)));
    all.put("a file of another kind", new File("hostile.groovy", bytes("println 1")));
    all.put("a case diagram", new File("hostile.cmmn", bytes("<definitions/>")));
    all.put("no text at all", new File("hostile.bpmn", new byte[] {0, 1, 2, (byte) 0xff}));
    all.put("zip bomb named as a diagram", new File("hostile.bpmn", zipBomb("hostile.bpmn")));
    return all;
  }

  /** Larger than anybody may send. */
  public static File huge() {
    return new File("hostile.bpmn", bytes(task("<!--" + " ".repeat(50 * 1024 * 1024) + "-->")));
  }

  /** A few kilobytes that unpack to half a gigabyte. */
  public static byte[] zipBomb(String entry) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(entry));
      byte[] nothing = new byte[1024 * 1024];
      for (int i = 0; i < 512; i++) zip.write(nothing);
      zip.closeEntry();
    } catch (IOException never) {
      throw new java.io.UncheckedIOException(never);
    }
    return bytes.toByteArray();
  }

  /** One file in a ZIP. */
  static byte[] zip(String entry, byte[] content) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(content);
      zip.closeEntry();
    } catch (IOException never) {
      throw new java.io.UncheckedIOException(never);
    }
    return bytes.toByteArray();
  }

  /** A file as it is sent. */
  public record File(String name, byte[] bytes) {
    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static Map<String, String> processes() {
    var all = new LinkedHashMap<String, String>();
    all.put("expression in a condition", condition(RUN));
    all.put(
        "engine services in a condition",
        condition("${execution.processEngineServices.repositoryService.deleteDeployment('x')}"));
    all.put("getter of engine services", condition("${execution.getProcessEngineServices()}"));
    all.put("class property", condition("${kind.class}"));
    all.put("bracket for a property", condition("${kind['class']}"));
    all.put("variable is set", condition("${execution.setVariable('status', 'operating')}"));
    all.put("call on a call", condition("${panel.members(execution).getClass()}"));
    all.put("call within arguments", condition("${panel.members(kind.getClass())}"));
    all.put("property of a bean", condition("${panel.class.classLoader}"));
    all.put("delegate called", condition("${reviewDelegate.execute(execution)}"));
    all.put("property behind a safe one", condition("${execution.processBusinessKey.class}"));
    all.put("property before a safe call", condition("${kind.class.equals(kind)}"));
    all.put("function", condition("${S('{}')}"));
    all.put("XML function", condition("${XML('<a/>')}"));
    all.put("two expressions in one text", condition("${kind}${kind.class}"));
    all.put("deferred expression", condition("#{kind.getClass()}"));
    all.put("within a choice", condition("${true ? kind : kind.getClass()}"));
    all.put("deep brackets", condition("${" + "(".repeat(500) + "1" + ")".repeat(500) + "}"));
    all.put(
        "condition in a script",
        flow(
            "<conditionExpression xsi:type='tFormalExpression' language='javascript'>"
                + SCRIPT
                + "</conditionExpression>"));
    all.put(
        "condition in a script resource",
        flow(
            "<conditionExpression xsi:type='tFormalExpression' language='groovy' camunda:resource='deployment://x.groovy'/>"));
    for (String language : new String[] {"javascript", "groovy", "juel", "python"})
      all.put(
          "script task in " + language,
          task(
              "<scriptTask id='t' scriptFormat='"
                  + language
                  + "'><script>"
                  + (language.equals("juel") ? RUN : SCRIPT)
                  + "</script></scriptTask>"));
    all.put("class", service("camunda:class='" + CLASS + "'"));
    all.put("expression task", service("camunda:expression=\"" + RUN + "\""));
    all.put("delegate by expression", service("camunda:delegateExpression=\"" + RUN + "\""));
    all.put("delegate that is none", service("camunda:delegateExpression='${dataSource}'"));
    all.put(
        "delegate behind a choice",
        service("camunda:delegateExpression='${true ? dataSource : reviewDelegate}'"));
    all.put("external task", service("camunda:type='external' camunda:topic='x'"));
    all.put("mail task", service("camunda:type='mail'"));
    all.put("shell task", service("camunda:type='shell'"));
    all.put(
        "result of an expression",
        service("camunda:expression='${kind}' camunda:resultVariable='status'"));
    all.put(
        "class under the old vendor's name",
        task("<serviceTask id='t' xmlns:a='http://activiti.org/bpmn' a:class='" + CLASS + "'/>"));
    all.put(
        "connector",
        extended(
            "serviceTask",
            "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>"));
    all.put(
        "field", extended("serviceTask", "<camunda:field name='x' expression=\"" + RUN + "\"/>"));
    all.put(
        "input mapping in a script",
        extended(
            "userTask",
            "<camunda:inputOutput><camunda:inputParameter name='x'><camunda:script scriptFormat='javascript'>"
                + SCRIPT
                + "</camunda:script></camunda:inputParameter></camunda:inputOutput>"));
    all.put(
        "output mapping in a script",
        extended(
            "userTask",
            "<camunda:inputOutput><camunda:outputParameter name='x'><camunda:script scriptFormat='groovy'>"
                + SCRIPT
                + "</camunda:script></camunda:outputParameter></camunda:inputOutput>"));
    all.put(
        "input mapping",
        extended(
            "userTask",
            "<camunda:inputOutput><camunda:inputParameter name='x'>"
                + RUN
                + "</camunda:inputParameter></camunda:inputOutput>"));
    all.put(
        "input mapping in a list",
        extended(
            "userTask",
            "<camunda:inputOutput><camunda:inputParameter name='x'><camunda:list><camunda:value>"
                + RUN
                + "</camunda:value></camunda:list></camunda:inputParameter></camunda:inputOutput>"));
    for (String listener :
        new String[] {"executionListener event='start'", "taskListener event='create'"})
      for (String does :
          new String[] {
            "class='" + CLASS + "'",
            "expression=\"" + RUN + "\"",
            "delegateExpression='${reviewDelegate}'"
          })
        all.put(
            "listener " + listener + " " + does,
            extended("userTask", "<camunda:" + listener + " " + does + "/>"));
    all.put(
        "listener in a script",
        extended(
            "userTask",
            "<camunda:executionListener event='end'><camunda:script scriptFormat='javascript'>"
                + SCRIPT
                + "</camunda:script></camunda:executionListener>"));
    all.put(
        "listener of the process",
        process(
            "<extensionElements><camunda:executionListener event='start' class='"
                + CLASS
                + "'/></extensionElements>"
                + steps("<userTask id='t'/>")));
    all.put(
        "message name",
        definitions(
            "<message id='m' name=\""
                + RUN
                + "\"/><process id='hostile' isExecutable='true'>"
                + steps("<receiveTask id='t' messageRef='m'/>")
                + "</process>"));
    all.put(
        "message sent by a class",
        process(
            steps("<userTask id='t'/>")
                .replace(
                    "<endEvent id='e'/>",
                    "<endEvent id='e'><messageEventDefinition camunda:class='"
                        + CLASS
                        + "'/></endEvent>")));
    all.put("send task", task("<sendTask id='t' camunda:class='" + CLASS + "'/>"));
    all.put(
        "signal name",
        definitions(
            "<signal id='s' name=\""
                + RUN
                + "\"/><process id='hostile' isExecutable='true'>"
                + steps("<userTask id='t'/>")
                + "</process>"));
    all.put(
        "error of an external task",
        extended(
            "serviceTask",
            "<camunda:errorEventDefinition errorRef='x' expression=\"" + RUN + "\"/>"));
    all.put(
        "collection", loop("camunda:collection=\"" + RUN + "\" camunda:elementVariable='x'", ""));
    all.put("cardinality", loop("", "<loopCardinality>" + RUN + "</loopCardinality>"));
    all.put("a million times", loop("", "<loopCardinality>1000000</loopCardinality>"));
    all.put(
        "completion",
        loop(
            "",
            "<loopCardinality>2</loopCardinality><completionCondition>"
                + RUN
                + "</completionCondition>"));
    all.put("timer date", timer("<timeDate>" + RUN + "</timeDate>"));
    all.put("timer duration", timer("<timeDuration>" + RUN + "</timeDuration>"));
    all.put("timer cycle", timer("<timeCycle>" + RUN + "</timeCycle>"));
    all.put("endless fast timer", timer("<timeCycle>R/PT1S</timeCycle>"));
    all.put("timer every second by calendar", timer("<timeCycle>* * * * * ?</timeCycle>"));
    for (String attribute :
        new String[] {
          "assignee", "candidateUsers", "candidateGroups", "dueDate", "followUpDate", "priority"
        }) all.put(attribute, task("<userTask id='t' camunda:" + attribute + "=\"" + RUN + "\"/>"));
    all.put("name of a task", task("<userTask id='t' name=\"" + RUN + "\"/>"));
    all.put(
        "documentation",
        task("<userTask id='t'><documentation>" + RUN + "</documentation></userTask>"));
    all.put(
        "form outside",
        task("<userTask id='t' camunda:formKey='embedded:app:https://example.org/x.html'/>"));
    all.put(
        "form data",
        extended(
            "userTask",
            "<camunda:formData><camunda:formField id='x' type='string' defaultValue=\""
                + RUN
                + "\"/></camunda:formData>"));
    all.put("form handler", task("<userTask id='t' camunda:formHandlerClass='" + CLASS + "'/>"));
    all.put(
        "form by expression",
        task(
            "<userTask id='t' camunda:formRef=\""
                + RUN
                + "\" camunda:formRefBinding='deployment'/>"));
    all.put(
        "called process by expression",
        task("<callActivity id='t' calledElement=\"" + RUN + "\"/>"));
    all.put(
        "mapping by class",
        task(
            "<callActivity id='t' calledElement='objection' camunda:variableMappingClass='"
                + CLASS
                + "'/>"));
    all.put(
        "mapping by delegate",
        task(
            "<callActivity id='t' calledElement='objection' camunda:variableMappingDelegateExpression='${reviewDelegate}'/>"));
    all.put(
        "mapping by expression",
        task(
            "<callActivity id='t' calledElement='objection'><extensionElements><camunda:in sourceExpression=\""
                + RUN
                + "\" target='x'/></extensionElements></callActivity>"));
    all.put(
        "business key",
        task(
            "<callActivity id='t' calledElement='objection'><extensionElements><camunda:in businessKey=\""
                + RUN
                + "\"/></extensionElements></callActivity>"));
    all.put(
        "decision by expression",
        task("<businessRuleTask id='t' camunda:decisionRef=\"" + RUN + "\"/>"));
    all.put("rules by class", task("<businessRuleTask id='t' camunda:class='" + CLASS + "'/>"));
    all.put(
        "result variable",
        task(
            "<businessRuleTask id='t' camunda:decisionRef='rounds' camunda:resultVariable=\""
                + RUN
                + "\"/>"));
    all.put(
        "retries by expression",
        extended(
            "userTask",
            "<camunda:failedJobRetryTimeCycle>" + RUN + "</camunda:failedJobRetryTimeCycle>"));
    all.put(
        "job priority",
        task("<userTask id='t' camunda:asyncBefore='true' camunda:jobPriority=\"" + RUN + "\"/>"));
    all.put(
        "starters",
        definitions(
            "<process id='hostile' isExecutable='true' camunda:candidateStarterUsers=\""
                + RUN
                + "\">"
                + steps("<userTask id='t'/>")
                + "</process>"));
    all.put(
        "conditional event",
        process(
            steps(
                "<intermediateCatchEvent id='t'><conditionalEventDefinition><condition xsi:type='tFormalExpression' language='javascript'>"
                    + SCRIPT
                    + "</condition></conditionalEventDefinition></intermediateCatchEvent>")));
    all.put(
        "colour from outside",
        task("<userTask id='t'/>")
            .replace(
                "</definitions>",
                "<d:BPMNDiagram xmlns:d='http://www.omg.org/spec/BPMN/20100524/DI'><d:BPMNPlane><d:BPMNShape xmlns:b='http://bpmn.io/schema/bpmn/biocolor/1.0' b:fill='url(https://example.org/x.svg#y)'/></d:BPMNPlane></d:BPMNDiagram></definitions>"));
    facts(all);
    turns(all);
    all.put(
        "import",
        definitions(
            "<import namespace='x' location='https://example.org/x.xsd' importType='x'/>"
                + "<process id='hostile' isExecutable='true'>"
                + steps("<userTask id='t'/>")
                + "</process>"));
    all.put(
        "external schema",
        task("<userTask id='t' xsi:schemaLocation='x https://example.org/x.xsd'/>"));
    all.put(
        "included file",
        task(
            "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd' parse='text'/><userTask id='t'/>"));
    all.put(
        "style sheet",
        "<?xml version='1.0'?><?xml-stylesheet href='https://example.org/x.xsl'?>"
            + task("<userTask id='t'/>"));
    all.put(
        "external entity",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
            + task("<userTask id='t' name='&e;'/>"));
    all.put(
        "parameter entity",
        "<!DOCTYPE x [<!ENTITY % e SYSTEM 'https://example.org/x.dtd'> %e;]>"
            + task("<userTask id='t'/>"));
    all.put(
        "external document type",
        "<!DOCTYPE x SYSTEM 'https://example.org/x.dtd'>" + task("<userTask id='t'/>"));
    all.put("billion laughs", laughs() + task("<userTask id='t' name='&l9;'/>"));
    all.put(
        "quadratic entity",
        "<!DOCTYPE x [<!ENTITY a '"
            + "a".repeat(50_000)
            + "'>]>"
            + task("<userTask id='t' name='" + "&a;".repeat(1000) + "'/>"));
    all.put(
        "another encoding",
        "<?xml version='1.0' encoding='UTF-7'?>" + task("+ADw-scriptTask id='t'/+AD4-"));
    all.put(
        "20,000 elements", task("<userTask id='t'/>" + "<textAnnotation id='a'/>".repeat(20_000)));
    all.put(
        "deep nesting", task("<subProcess id='x'>".repeat(5_000) + "</subProcess>".repeat(5_000)));
    all.put("many attributes", task("<userTask id='t' " + attributes(500) + "/>"));
    all.put(
        "three megabytes", task("<userTask id='t' name='" + "x".repeat(3 * 1024 * 1024) + "'/>"));
    all.put(
        "not well-formed",
        "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'><process>");
    all.put("nothing", "");
    return all;
  }

  /** What forms and steps of the application decide, written by a drawing. */
  private static void facts(Map<String, String> all) {
    for (String name : new String[] {"planner", "proposalId", "quorumMet", "panel", "execution"})
      all.put(
          "table writes " + name,
          task(
              "<businessRuleTask id='t' camunda:decisionRef='rounds' camunda:mapDecisionResult='singleEntry' camunda:resultVariable='"
                  + name
                  + "'/>"));
    all.put(
        "output writes a fact",
        extended(
            "userTask",
            "<camunda:inputOutput><camunda:outputParameter name='quorumMet'>true</camunda:outputParameter></camunda:inputOutput>"));
    all.put(
        "step told of another case",
        extended(
            "serviceTask",
            "<camunda:inputOutput><camunda:inputParameter name='proposalId'>CG-1</camunda:inputParameter></camunda:inputOutput>"));
    all.put(
        "status of a part",
        extended(
            "subProcess",
            "<camunda:inputOutput><camunda:inputParameter name='status'>operating</camunda:inputParameter></camunda:inputOutput>"));
    all.put("called with another fact", called("<camunda:in source='kind' target='quorumMet'/>"));
    all.put(
        "called with a computed fact",
        called("<camunda:in sourceExpression='${true}' target='quorumMet'/>"));
    all.put("answered with another fact", called("<camunda:out source='kind' target='planner'/>"));
    all.put("called for another case", called("<camunda:in businessKey='CG-1'/>"));
    all.put(
        "one of many as a fact",
        loop("camunda:collection='${kind}' camunda:elementVariable='planner'", ""));
    all.put("a step as a value", condition("${reviewDelegate}"));
    all.put("the open task", condition("${task}"));
    all.put("who is signed in", condition("${authenticatedUserId == 'admin'}"));
  }

  private static String called(String mapping) {
    return task(
        "<callActivity id='t' calledElement='objection'><extensionElements>"
            + mapping
            + "</extensionElements></callActivity>");
  }

  /** What would keep the server busy for ever, or by itself. */
  private static void turns(Map<String, String> all) {
    for (String retry : new String[] {"R1000000/PT0S", "R5/PT0S", "R/PT10S", "PT10S,PT0S"})
      all.put(
          "retries " + retry,
          extended(
              "userTask",
              "<camunda:failedJobRetryTimeCycle>" + retry + "</camunda:failedJobRetryTimeCycle>"));
    all.put("timer without a pause", timer("<timeDuration>PT0S</timeDuration>"));
    all.put("timer of a second", timer("<timeDuration>P0DT1S</timeDuration>"));
    all.put(
        "process that begins by itself",
        process(
            steps("<userTask id='t'/>")
                .replace(
                    "<startEvent id='s'/>",
                    "<startEvent id='s'><timerEventDefinition><timeCycle>R100/PT1H</timeCycle></timerEventDefinition></startEvent>")));
    all.put(
        "part repeated",
        task(
            "<subProcess id='t'><multiInstanceLoopCharacteristics><loopCardinality>100</loopCardinality></multiInstanceLoopCharacteristics></subProcess>"));
    all.put(
        "call repeated",
        task(
            "<callActivity id='t' calledElement='objection'><multiInstanceLoopCharacteristics><loopCardinality>100</loopCardinality></multiInstanceLoopCharacteristics></callActivity>"));
    all.put("process that calls itself", task("<callActivity id='t' calledElement='hostile'/>"));
    for (String step :
        new String[] {
          "<businessRuleTask id='t' camunda:decisionRef='rounds'/>",
          "<serviceTask id='t' camunda:asyncBefore='true' camunda:delegateExpression='${reviewDelegate}'/>",
          "<intermediateCatchEvent id='t'><timerEventDefinition><timeDate>2020-01-01T00:00:00</timeDate></timerEventDefinition></intermediateCatchEvent>",
          "<intermediateCatchEvent id='t'><conditionalEventDefinition><condition xsi:type='tFormalExpression'>${true}</condition></conditionalEventDefinition></intermediateCatchEvent>",
          "<subProcess id='t'><startEvent id='u'/><sequenceFlow id='v' sourceRef='u' targetRef='w'/><endEvent id='w'/></subProcess>"
        }) all.put("circle over " + step, circle(step));
    all.put("circle over a task of nobody", circle(ofNobody()));
    all.put(
        "circle by a day that has passed",
        circle("<userTask id='t'/>")
            .replace(
                "<endEvent id='e'/>",
                "<endEvent id='e'/><boundaryEvent id='p' attachedToRef='t'><timerEventDefinition><timeDate>2020-01-01T00:00:00</timeDate></timerEventDefinition></boundaryEvent><sequenceFlow id='q' sourceRef='p' targetRef='t'/>"));
    all.put(
        "circle by links",
        process(
            "<startEvent id='s'/><sequenceFlow id='f' sourceRef='s' targetRef='t'/>"
                + "<intermediateThrowEvent id='t'><linkEventDefinition name='x'/></intermediateThrowEvent>"
                + "<intermediateCatchEvent id='c'><linkEventDefinition name='x'/></intermediateCatchEvent>"
                + "<sequenceFlow id='g' sourceRef='c' targetRef='t'/>"));
  }

  /** A task that is left at once when the list is empty. */
  static String ofNobody() {
    return "<userTask id='t'><multiInstanceLoopCharacteristics camunda:collection='${consultation.bodies(execution)}' camunda:elementVariable='body'/></userTask>";
  }

  /** From the step back to itself while a table says so. */
  static String circle(String step) {
    return process(
        "<startEvent id='s'/><sequenceFlow id='f' sourceRef='s' targetRef='t'/>"
            + step
            + "<sequenceFlow id='g' sourceRef='t' targetRef='x'/><exclusiveGateway id='x' default='d'/>"
            + "<sequenceFlow id='b' sourceRef='x' targetRef='t'><conditionExpression xsi:type='tFormalExpression'>${revisionsLeft &gt;= 0}</conditionExpression></sequenceFlow>"
            + "<sequenceFlow id='d' sourceRef='x' targetRef='e'/><endEvent id='e'/>");
  }

  private static Map<String, String> tables() {
    var all = new LinkedHashMap<String, String>();
    for (String language : new String[] {"javascript", "groovy", "juel", "JUEL", "python"}) {
      String cell = language.equalsIgnoreCase("juel") ? RUN : SCRIPT;
      all.put(
          "output cell in " + language, table("", "expressionLanguage='" + language + "'", cell));
      all.put(
          "input cell in " + language,
          table("expressionLanguage='" + language + "'", "", "1").replace(">-<", ">" + cell + "<"));
    }
    all.put(
        "input expression in a script",
        table("", "", "1")
            .replace(
                "<inputExpression id='x'>",
                "<inputExpression id='x' expressionLanguage='javascript'>"));
    all.put(
        "language of the whole table",
        table("", "", SCRIPT)
            .replace("<definitions ", "<definitions expressionLanguage='javascript' "));
    all.put("table calls Java", table("", "", EXTERNAL + "(1)"));
    all.put("function that calls itself", table("", "", "{ f: function(n) f(n), r: f(1) }.r"));
    all.put("counts without end", table("", "", "count(for i in 1..1000000000 return i)"));
    all.put(
        "some of a thousand million", table("", "", "some i in 1..1000000000 satisfies i &lt; 0"));
    all.put("pattern that takes hours", table("", "", "matches(kind, \"(a+)+$\")"));
    all.put("power of powers", table("", "", "9 ** 999999999"));
    all.put("a number of a thousand million digits", table("", "", "number(\"1e999999999\") + 1"));
    all.put("rounded to two thousand million digits", table("", "", "decimal(1, 2000000000)"));
    all.put("table with deep brackets", table("", "", "(".repeat(900) + "1" + ")".repeat(900)));
    all.put(
        "table with an external entity",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + table("", "", "&e;"));
    all.put("table with a billion laughs", laughs() + table("", "", "&l9;"));
    all.put(
        "imported table",
        table("", "", "1")
            .replace(
                "<decision ",
                "<import namespace='x' locationURI='https://example.org/x.dmn' importType='x'/><decision "));
    all.put(
        "function boxed",
        table("", "", "1")
            .replace(
                "<decision ",
                "<businessKnowledgeModel id='b'><encapsulatedLogic kind='Java'><context/></encapsulatedLogic></businessKnowledgeModel><decision "));
    all.put(
        "table with 20,000 rules",
        table("", "", "1")
            .replace("</decisionTable>", "<rule id='r'/>".repeat(20_000) + "</decisionTable>"));
    return all;
  }

  private static Map<String, String> forms() {
    var all = new LinkedHashMap<String, String>();
    for (String html :
        new String[] {
          "<script>alert(1)</script>",
          "<img src=x onerror=alert(1)>",
          "<div onclick='x()'>x</div>",
          "<iframe src='https://example.org'></iframe>",
          "<a href='javascript:alert(1)'>x</a>",
          "<style>@import url(https://example.org/x.css)</style>",
          "<div style='background:url(https://example.org/x.png)'>x</div>",
          "<svg onload=alert(1)>",
          "<form action='https://example.org'><input></form>",
          "<object data='x'></object>",
          "<base href='https://example.org'>",
          "<scr{{x}}ipt>alert(1)</script>",
          "<math><mtext></mtext></math>",
          "<script src='x'"
        }) all.put("html " + html, form(component("html", "\"content\":" + quoted(html))));
    all.put("link in a text", form(component("text", "\"text\":\"[x](javascript:alert(1))\"")));
    all.put(
        "picture from outside",
        form(component("text", "\"text\":\"![x](https://example.org/x.png)\"")));
    all.put(
        "markup in a text", form(component("text", "\"text\":\"<img src=x onerror=alert(1)>\"")));
    all.put(
        "markup in the Korean text",
        form(
            component(
                "text", "\"text\":\"x\",\"properties\":{\"text.ko\":\"<script>x</script>\"}")));
    all.put(
        "form calls Java",
        form(
            component(
                "textfield",
                "\"key\":\"x\",\"conditional\":{\"hide\":"
                    + quoted("=" + EXTERNAL + "(1)")
                    + "}")));
    all.put(
        "template calls Java",
        form(component("text", "\"text\":" + quoted("{{" + EXTERNAL + "(1)}}"))));
    all.put(
        "form counts without end",
        form(
            component(
                "select",
                "\"key\":\"x\",\"valuesExpression\":\"=for i in 1..1000000000 return i\"")));
    all.put(
        "frame for Korean readers",
        form(
            component(
                "text",
                "\"text\":\"x\",\"properties\":{\"type.ko\":\"iframe\",\"url.ko\":\"https://example.org\"}")));
    for (String text :
        new String[] {
          "<div style='background:image-set(\"https://example.org/x.png\" 1x)'>x</div>",
          "<div style='background:u&#114;l(https://example.org/x.png)'>x</div>",
          "{{\"<img src=x onerror=alert(1)>\"}}",
          "{{if a then \"<script>x</script>\" else b}}",
          "[x][1]\n\n[1]: javascript&colon;alert(1)",
          "![x][1]"
        }) all.put("text " + text, form(component("text", "\"text\":" + quoted(text))));
    all.put(
        "a thousand million lines",
        form(component("dynamiclist", "\"path\":\"x\",\"defaultRepetitions\":1000000000")));
    all.put("frame", form(component("iframe", "\"url\":\"https://example.org\"")));
    all.put("picture", form(component("image", "\"source\":\"https://example.org/x.png\"")));
    all.put("unknown part", form(component("documentPreview", "\"url\":\"x\"")));
    all.put(
        "unknown property",
        form(component("textfield", "\"key\":\"x\",\"onChange\":\"alert(1)\"")));
    all.put(
        "a name that stands twice",
        "{\"type\":\"default\",\"id\":\"hostile\",\"components\":[],\"components\":[]}");
    all.put(
        "deep form",
        "{\"type\":\"default\",\"id\":\"hostile\",\"components\":"
            + "[".repeat(5_000)
            + "]".repeat(5_000)
            + "}");
    all.put(
        "20,000 fields",
        form(
            (component("textfield", "\"key\":\"x\"") + ",").repeat(20_000)
                + component("textfield", "\"key\":\"y\"")));
    all.put("something behind the form", form("") + "{}");
    all.put(
        "a form of three megabytes",
        form(component("text", "\"text\":\"" + "x".repeat(3 * 1024 * 1024) + "\"")));
    return all;
  }

  private static String definitions(String inside) {
    return "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'"
        + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
        + " xmlns:camunda='http://camunda.org/schema/1.0/bpmn' targetNamespace='x'>"
        + inside
        + "</definitions>";
  }

  private static String process(String inside) {
    return definitions("<process id='hostile' isExecutable='true'>" + inside + "</process>");
  }

  /** A process that is fine but for what stands in it; its only step has the id t. */
  static String task(String step) {
    return process(steps(step));
  }

  private static String steps(String step) {
    return "<startEvent id='s'/><sequenceFlow id='f' sourceRef='s' targetRef='t'/>"
        + step
        + "<sequenceFlow id='g' sourceRef='t' targetRef='e'/><endEvent id='e'/>";
  }

  private static String service(String attributes) {
    return task("<serviceTask id='t' " + attributes + "/>");
  }

  private static String extended(String step, String inside) {
    return task(
        "<"
            + step
            + " id='t'><extensionElements>"
            + inside
            + "</extensionElements></"
            + step
            + ">");
  }

  private static String flow(String inside) {
    return process(
        "<startEvent id='s'/><exclusiveGateway id='g'/><endEvent id='e'/>"
            + "<sequenceFlow id='f' sourceRef='s' targetRef='g'/>"
            + "<sequenceFlow id='h' sourceRef='g' targetRef='e'>"
            + inside
            + "</sequenceFlow>");
  }

  static String condition(String expression) {
    return flow(
        "<conditionExpression xsi:type='tFormalExpression'>"
            + expression.replace("&", "&amp;").replace("<", "&lt;")
            + "</conditionExpression>");
  }

  private static String loop(String attributes, String inside) {
    return task(
        "<userTask id='t'><multiInstanceLoopCharacteristics "
            + attributes
            + ">"
            + inside
            + "</multiInstanceLoopCharacteristics></userTask>");
  }

  private static String timer(String inside) {
    return task(
        "<intermediateCatchEvent id='t'><timerEventDefinition>"
            + inside
            + "</timerEventDefinition></intermediateCatchEvent>");
  }

  private static String attributes(int many) {
    return IntStream.range(0, many)
        .mapToObj(i -> "a" + i + "='x'")
        .collect(Collectors.joining(" "));
  }

  private static String laughs() {
    var entities = new StringBuilder("<!DOCTYPE x [<!ENTITY l0 'ha'>");
    for (int i = 1; i < 10; i++)
      entities.append("<!ENTITY l" + i + " '" + ("&l" + (i - 1) + ";").repeat(10) + "'>");
    return entities.append("]>").toString();
  }

  static String table(String input, String output, String cell) {
    return "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' id='d' name='d' namespace='x'>"
        + "<decision id='hostile' name='x'><decisionTable id='x' hitPolicy='FIRST'>"
        + "<input id='i'><inputExpression id='x'><text>kind</text></inputExpression></input>"
        + "<output id='o' name='x' typeRef='string'/>"
        + "<rule id='r'><inputEntry id='a' "
        + input
        + "><text>-</text></inputEntry>"
        + "<outputEntry id='b' "
        + output
        + "><text>"
        + cell
        + "</text></outputEntry></rule>"
        + "</decisionTable></decision></definitions>";
  }

  private static String form(String components) {
    return "{\"type\":\"default\",\"id\":\"hostile\",\"schemaVersion\":16,\"components\":["
        + components
        + "]}";
  }

  private static String component(String type, String more) {
    return "{\"type\":\"" + type + "\",\"id\":\"c\"," + more + "}";
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Set<String> delegates() {
    var delegates = new TreeSet<String>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      sources
          .map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith("Delegate.java"))
          .map(name -> name.replace(".java", ""))
          .forEach(name -> delegates.add(name.substring(0, 1).toLowerCase() + name.substring(1)));
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
    return delegates;
  }
}
