package org.canvasgate.testing;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A person at a real Chromium. The browser is the system's own: {@code CANVASGATE_CHROMIUM} or one
 * of the usual places. Where there is none, the test is skipped, but never in CI (variable {@code
 * CI}), where it fails. One browser serves a whole test run; each person has a window of their own,
 * with cookies and language of their own.
 */
public final class Browser implements AutoCloseable {
  private static final List<String> USUAL =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  /** No talk with the outside, and nothing that needs a screen or a sandbox of its own. */
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /**
   * No errors of ours: a refusal is an answer with status 400 or 403, which Chromium notes as one,
   * and dmn-js's viewer is delivered with a library that complains of how it was packed.
   */
  private static final Pattern NO_ERROR =
      Pattern.compile(
          "responded with a status of 40[03]"
              + "|^It looks like you're using a minified copy of the development build of Inferno");

  /** How long a person waits for something to appear, in milliseconds, on a busy machine. */
  private static final int PATIENCE = 15_000;

  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
  }

  private static Playwright playwright;
  private static com.microsoft.playwright.Browser chromium;

  private final BrowserContext context;
  private final Page page;
  private final List<String> errors = new CopyOnWriteArrayList<>();

  private Browser(BrowserContext context) {
    this.context = context;
    this.page = context.newPage();
    page.onPageError(errors::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !NO_ERROR.matcher(message.text()).find())
            errors.add(message.text() + " " + message.location());
        });
  }

  /**
   * Opens a window for one person.
   *
   * @param language what their browser asks for, such as {@code ko-KR} or {@code en-GB}
   */
  public static Browser open(String language) {
    var settings =
        new com.microsoft.playwright.Browser.NewContextOptions()
            .setLocale(language)
            .setTimezoneId("Asia/Seoul")
            .setViewportSize(1440, 900);
    BrowserContext context = chromium().newContext(settings);
    context.setDefaultTimeout(PATIENCE);
    return new Browser(context);
  }

  private static synchronized com.microsoft.playwright.Browser chromium() {
    if (chromium == null) {
      var program = program();
      if (program.isEmpty()) {
        var advice = "no Chromium: install it, or name it with CANVASGATE_CHROMIUM";
        if (System.getenv("CI") != null) {
          fail(advice);
        }
        abort(advice);
      }
      playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      chromium =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(program.get())
                      .setArgs(ARGUMENTS));
      Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    }
    return chromium;
  }

  private static Optional<Path> program() {
    return Stream.concat(
            Optional.ofNullable(System.getenv("CANVASGATE_CHROMIUM")).stream(), USUAL.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The window, to do in it what a person does. */
  public Page page() {
    return page;
  }

  /** What scripts complained of in this window, refused requests apart. */
  public List<String> errors() {
    return List.copyOf(errors);
  }

  /** Goes to an address, signing in on the way where that is asked for. */
  public Browser go(String address, String user, String password) {
    page.navigate(address);
    if (page.locator("input[name=username]").count() > 0) {
      page.fill("input[name=username]", user);
      page.fill("input[name=password]", password);
      page.locator("button[type=submit]").first().click();
      // Going on before the answer is there would call the sign-in off.
      page.waitForURL(now -> !now.contains("/sign-in"));
      page.navigate(address);
    }
    return this;
  }

  /** Keeps what is on the screen as {@code target/screenshots/<name>.png}. */
  public Path screenshot(String name) {
    var file = Path.of("target", "screenshots", name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
    return file;
  }

  /** Closes the person's window; the browser stays for the next. */
  @Override
  public void close() {
    context.close();
  }
}
