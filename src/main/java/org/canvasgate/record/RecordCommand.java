package org.canvasgate.record;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;

/**
 * The checks from the command line, on the ordinary data: {@code --verify-records}, with {@code
 * --head=17:9f86…} for a head that was quoted, and {@code --recompute-record=17}; both with {@code
 * --language=ko} if wanted. On the embedded database the application must not run meanwhile; its
 * pages have the same checks.
 */
public final class RecordCommand {
  private static final String VERIFY = "--verify-records";
  private static final String RECOMPUTE = "--recompute-record=";

  private RecordCommand() {}

  /** Whether the command line asks for a check. */
  public static boolean asked(String[] args) {
    return Arrays.stream(args).anyMatch(a -> a.equals(VERIFY) || a.startsWith(RECOMPUTE));
  }

  /**
   * Starts the application for the check only: nothing is deployed, played or sent.
   *
   * @return the exit code: 0 when all is the same, 1 when something differs, 2 when the question
   *     was wrong
   */
  public static int run(Class<?> application, String[] args) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (var context =
        new SpringApplicationBuilder(application)
            .run(
                with(
                    args,
                    "--server.port=0",
                    "--server.address=127.0.0.1",
                    "--canvasgate.samples=false",
                    "--canvasgate.notes=false",
                    "--canvasgate.deployment.resources=",
                    "--camunda.bpm.job-execution.enabled=false"))) {
      return check(context, args, out);
    }
  }

  static int check(ApplicationContext context, String[] args, PrintStream out) {
    Locale locale =
        value(args, "--language=").equals(Optional.of("ko")) ? Locale.KOREAN : Locale.ENGLISH;
    MessageSource messages = context.getBean(MessageSource.class);
    try {
      Optional<String> number = value(args, RECOMPUTE);
      return number.isPresent()
          ? recompute(context, number.get(), messages, locale, out)
          : verify(context, args, messages, locale, out);
    } catch (Refusal refusal) {
      tell(refusal.problems(), messages, locale, out);
      return 2;
    }
  }

  private static int verify(
      ApplicationContext context,
      String[] args,
      MessageSource messages,
      Locale locale,
      PrintStream out) {
    String quoted =
        String.join(
            "\n",
            Arrays.stream(args)
                .filter(a -> a.startsWith("--head="))
                .map(a -> a.substring("--head=".length()))
                .toList());
    var result = context.getBean(Verifications.class).verify(RecordPages.heads(quoted));
    out.println(messages.getMessage("record.verified", new Object[] {result.entries()}, locale));
    out.println(result.head().number() + ":" + result.head().hash());
    out.println(
        messages.getMessage(result.whole() ? "record.whole" : "record.not-whole", null, locale));
    tell(result.problems(), messages, locale, out);
    return result.whole() ? 0 : 1;
  }

  private static int recompute(
      ApplicationContext context,
      String number,
      MessageSource messages,
      Locale locale,
      PrintStream out) {
    Chain.Row row =
        Optional.of(number)
            .filter(n -> n.matches("\\d{1,18}"))
            .map(Long::valueOf)
            .flatMap(context.getBean(Chain.class)::get)
            .orElseThrow(() -> new Refusal("record.unknown-number", number));
    List<Problem> changed = context.getBean(Verification.class).check(row);
    var result = context.getBean(Recomputation.class).of(row.document());
    boolean same = changed.isEmpty() && result.same();
    out.println(
        messages.getMessage(
            "record.recomputed", new Object[] {result.figures(), result.answers()}, locale));
    if (!result.gone().isEmpty())
      out.println(
          messages.getMessage(
              "record.gone", new Object[] {String.join(", ", result.gone())}, locale));
    out.println(messages.getMessage(same ? "record.same" : "record.differs", null, locale));
    tell(changed, messages, locale, out);
    for (Recomputation.Difference each : result.differences())
      out.println(
          "  "
              + messages.getMessage(
                  "record.differs-at",
                  new Object[] {each.figure(), each.recorded(), each.computed()},
                  locale));
    return same ? 0 : 1;
  }

  private static void tell(
      List<Problem> problems, MessageSource messages, Locale locale, PrintStream out) {
    for (Problem problem : problems) out.println("  " + messages.getMessage(problem, locale));
  }

  private static Optional<String> value(String[] args, String name) {
    return Arrays.stream(args)
        .filter(arg -> arg.startsWith(name))
        .map(arg -> arg.substring(name.length()))
        .findFirst();
  }

  private static String[] with(String[] args, String... more) {
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return all;
  }
}
