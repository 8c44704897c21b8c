package org.canvasgate.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody in front of the running application, over HTTP, with a browser's cookies. */
public final class Visitor {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final String home;
  private final CookieManager cookies;
  private final HttpClient client;
  private String basic;
  private String language = "en";
  private final Map<String, String> headers = new HashMap<>();

  public Visitor(int port) {
    this(port, new CookieManager());
  }

  private Visitor(int port, CookieManager cookies) {
    this.home = "http://localhost:" + port;
    this.cookies = cookies;
    this.client = HttpClient.newBuilder().cookieHandler(cookies).build();
  }

  /** The same browser, with all that it keeps, before an application on another port. */
  public Visitor at(int port) {
    var moved = new Visitor(port, cookies).reads(language);
    moved.basic = basic;
    moved.headers.putAll(headers);
    return moved;
  }

  /** Sends user and password with every request from now on, as a program would. */
  public Visitor basic(String user, String password) {
    basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    return this;
  }

  public Visitor reads(String language) {
    this.language = language;
    return this;
  }

  /** Sends a header with every request from now on. */
  public Visitor sends(String header, String value) {
    headers.put(header, value);
    return this;
  }

  /** Signs in by the sign-in page and opens Tasklist. */
  public HttpResponse<String> signIn(String user, String password) {
    HttpResponse<String> answer =
        submit("/sign-in", "/sign-in", Map.of("username", user, "password", password));
    get("/camunda/app/tasklist/default/");
    return answer;
  }

  /** Submits a form of a page, with the page's hidden token. */
  public HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
    Matcher token = TOKEN.matcher(get(page).body());
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    if (token.find()) body += "&_csrf=" + encoded(token.group(1));
    return send(
        request(action)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /** The hidden token of a page's forms, for several that are sent from it. */
  public String token(String page) {
    Matcher token = TOKEN.matcher(get(page).body());
    if (!token.find()) throw new IllegalStateException("no form on " + page);
    return token.group(1);
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** A file as it is. */
  public HttpResponse<byte[]> download(String path) {
    return send(request(path).GET(), BodyHandlers.ofByteArray());
  }

  /** Sends a file, named {@code file}, with the form of a page. */
  public HttpResponse<String> upload(
      String page, String action, Map<String, String> fields, String filename, byte[] file) {
    return upload(page, action, fields, "file", filename, file);
  }

  /**
   * Sends a file under the name that the form of a page gives it.
   *
   * @param page whose hidden token is sent along; null where the fields have it or none is needed
   */
  public HttpResponse<String> upload(
      String page,
      String action,
      Map<String, String> fields,
      String part,
      String filename,
      byte[] file) {
    var body = new ByteArrayOutputStream();
    Matcher token = TOKEN.matcher(page == null ? "" : get(page).body());
    if (token.find()) part(body, "name=\"_csrf\"", token.group(1).getBytes(StandardCharsets.UTF_8));
    fields.forEach(
        (name, value) ->
            part(body, "name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8)));
    part(body, "name=\"" + part + "\"; filename=\"" + filename + "\"", file);
    body.writeBytes("--cut--\r\n".getBytes(StandardCharsets.UTF_8));
    return send(
        request(action)
            .header("Content-Type", "multipart/form-data; boundary=cut")
            .POST(BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private static void part(ByteArrayOutputStream body, String what, byte[] value) {
    body.writeBytes(
        ("--cut\r\nContent-Disposition: form-data; " + what + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(value);
    body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  /** Asks as Tasklist does for its cards, with what belongs to each embedded. */
  public HttpResponse<String> hal(String path) {
    return send(
        json(path).setHeader("Accept", "application/hal+json").POST(BodyPublishers.ofString("{}")));
  }

  public HttpResponse<String> delete(String path) {
    return send(request(path).DELETE());
  }

  public HttpResponse<String> post(String path, String json) {
    return send(json(path).POST(BodyPublishers.ofString(json)));
  }

  public HttpResponse<String> put(String path, String json) {
    return send(json(path).PUT(BodyPublishers.ofString(json)));
  }

  /** Sends content byte by byte, as a program sends a file. */
  public HttpResponse<String> octets(String path, String content) {
    return send(
        request(path)
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofString(content)));
  }

  /** Sends anything at all; a body that is null is none. */
  public HttpResponse<String> send(String method, String path, String type, String body) {
    HttpRequest.Builder request =
        request(path)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (type != null) request.header("Content-Type", type);
    return send(request);
  }

  public Optional<HttpCookie> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .findFirst();
  }

  private HttpRequest.Builder json(String path) {
    return request(path).header("Content-Type", "application/json");
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(home + path))
            .header(
                "Accept", path.matches(".*(/api/|/drafts/|rest|actuator).*") ? "*/*" : "text/html")
            .header("Accept-Language", language);
    if (basic != null) request.header("Authorization", basic);
    headers.forEach(request::setHeader);
    cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token.getValue()));
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, BodyHandlers.ofString());
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> as) {
    try {
      return client.send(request.build(), as);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
