package dev.incremental.plugin.mojo;

import dev.incremental.plugin.fingerprint.TestTags;
import dev.incremental.plugin.snapshot.TestId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The tests that the user wants to run whatever happens. */
final class AlwaysRun {
  private static final String TAG = "tag:";

  private final List<Wish> wishes;

  private AlwaysRun(List<Wish> wishes) {
    this.wishes = wishes;
  }

  /** One of what the user listed. */
  private interface Wish {
    boolean fits(TestId test, TestTags tags);

    String text();
  }

  /**
   * Reads what the user listed.
   *
   * @throws UserProblem if one is no name
   */
  static AlwaysRun of(List<String> texts) throws UserProblem {
    List<Wish> wishes = new ArrayList<>();
    for (String text : texts) {
      String wish = text.strip();
      if (wish.startsWith(TAG) && wish.length() > TAG.length()) {
        wishes.add(new Tagged(wish, wish.substring(TAG.length())));
      } else if (wish.matches("[^\\s#:]+(#[^\\s#:]+)?")) {
        wishes.add(Named.of(wish));
      } else {
        throw new UserProblem(
            "'" + text + "' names no tests",
            "parameter incremental.always",
            "write for instance SmokeTest, a.b.*IT, OrderTest#total or tag:smoke");
      }
    }
    return new AlwaysRun(List.copyOf(wishes));
  }

  /** Why a test runs whatever happens; empty where it need not. */
  Optional<String> why(TestId test, TestTags tags) {
    return wishes.stream()
        .filter(wish -> wish.fits(test, tags))
        .map(wish -> "incremental.always has " + wish.text())
        .findFirst();
  }

  private record Tagged(String text, String tag) implements Wish {
    @Override
    public boolean fits(TestId test, TestTags tags) {
      return tags.of(test.className(), test.methodName()).contains(tag);
    }
  }

  /** A class with all that are nested in it, or one of its methods. */
  private record Named(String text, Pattern type, Pattern method) implements Wish {
    static Named of(String text) {
      String[] parts = text.split("#", 2);
      String anywhere = parts[0].contains(".") ? "" : "(.*\\.)?";
      return new Named(
          text,
          Pattern.compile(anywhere + Wildcards.expression(parts[0]) + "(\\$.*)?"),
          Pattern.compile(parts.length == 1 ? ".*" : Wildcards.expression(parts[1])));
    }

    @Override
    public boolean fits(TestId test, TestTags tags) {
      return type.matcher(test.className()).matches()
          && method.matcher(test.methodName()).matches();
    }
  }
}
