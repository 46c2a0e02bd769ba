package dev.incremental.it.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A page in {@link Chromium}. */
final class Page {
  private static final String SETTLED =
      "new Promise(done => { const next = () => requestAnimationFrame(() =>"
          + " requestAnimationFrame(done)); document.readyState == 'complete' ? next() :"
          + " addEventListener('load', next) })";

  private static final int TALL = 1100;
  private static final int MOST_PICTURES = 16;

  private final Chromium browser;
  private final String session;
  private double drawnAfter;

  Page(Chromium browser, String session) {
    this.browser = browser;
    this.session = session;
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", "");
    }
  }

  private Map<String, Object> call(String method, String parameters) {
    return browser.call(session, method, parameters);
  }

  /** How wide the window is, and whether the user wants it dark. */
  Page seen(int width, String scheme) {
    call(
        "Emulation.setDeviceMetricsOverride",
        "\"width\":" + width + ",\"height\":900,\"deviceScaleFactor\":1,\"mobile\":false");
    return on("screen", scheme);
  }

  private Page on(String media, String scheme) {
    call(
        "Emulation.setEmulatedMedia",
        "\"media\":"
            + Json.quoted(media)
            + ",\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":"
            + Json.quoted(scheme)
            + "}]");
    return this;
  }

  /** Opens a file and waits until it is drawn. */
  Page open(Path file) {
    call("Page.bringToFront", "");
    call("Page.navigate", "\"url\":" + Json.quoted(file.toUri().toString()));
    String loaded = "location.href == " + Json.quoted(file.toUri().toString());
    while (!Boolean.TRUE.equals(evaluate(loaded))) {
      Thread.onSpinWait();
    }
    drawnAfter = number(SETTLED + ".then(() => performance.now())");
    return this;
  }

  /** How long it took from the beginning until it was drawn, in milliseconds. */
  double drawnAfter() {
    return drawnAfter;
  }

  /** What an expression comes to, or what it promises. */
  @SuppressWarnings("unchecked")
  Object evaluate(String expression) {
    Map<String, Object> answer =
        call(
            "Runtime.evaluate",
            "\"expression\":"
                + Json.quoted(expression)
                + ",\"awaitPromise\":true,\"returnByValue\":true");
    if (answer.containsKey("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
    }
    return ((Map<String, Object>) answer.get("result")).get("value");
  }

  /** Draws what can be seen of it at one place after the other, into files with numbers. */
  void draw(Path directory, String name) throws IOException {
    double height = number("document.documentElement.scrollHeight");
    double width = number("document.documentElement.clientWidth");
    for (int i = 0; i * TALL < height && i < MOST_PICTURES; i++) {
      String clip =
          "\"x\":0,\"y\":"
              + i * TALL
              + ",\"width\":"
              + width
              + ",\"height\":"
              + Math.min(TALL, height - i * TALL)
              + ",\"scale\":1";
      String wanted = "\"format\":\"png\",\"captureBeyondViewport\":true,\"clip\":{" + clip + "}";
      write(
          directory.resolve(name + "-" + (i + 1) + ".png"), call("Page.captureScreenshot", wanted));
    }
  }

  /** How it is drawn on paper by a user who wants it light or dark on screens. */
  Page onPaper(String scheme) {
    return on("print", scheme);
  }

  /** Presses a key and lets go of it. */
  void press(String key, int code) {
    for (String type : List.of("rawKeyDown", "keyUp")) {
      call(
          "Input.dispatchKeyEvent",
          "\"type\":"
              + Json.quoted(type)
              + ",\"key\":"
              + Json.quoted(key)
              + ",\"code\":"
              + Json.quoted(key)
              + ",\"windowsVirtualKeyCode\":"
              + code);
    }
  }

  /** Prints it into a file. */
  void print(Path pdf) throws IOException {
    write(
        pdf,
        call(
            "Page.printToPDF",
            "\"printBackground\":false,\"paperWidth\":8.27,\"paperHeight\":11.7"));
  }

  private static void write(Path file, Map<String, Object> answer) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode((String) answer.get("data")));
  }

  /** A number that an expression comes to. */
  double number(String expression) {
    return ((Number) evaluate(expression)).doubleValue();
  }

  /** What the console and the log say is wrong, and what was asked of a network. */
  List<String> complaints() {
    return browser.events(session).stream()
        .filter(
            each ->
                switch (String.valueOf(each.get("method"))) {
                  case "Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled" ->
                      true;
                  case "Network.requestWillBeSent" -> !each.toString().contains("url=file:");
                  default -> false;
                })
        .map(Object::toString)
        .toList();
  }
}
