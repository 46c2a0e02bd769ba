package dev.incremental.plugin.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads small JSON of ours member by member, in whatever order they stand; what it does not know it
 * passes over.
 */
final class JsonObjects {
  private JsonObjects() {}

  /** What is done with a member's value, at which the parser stands. */
  interface Member {
    void read(JsonParser in) throws IOException;
  }

  /** What is made of an element's members that hold no others. */
  interface Element<T> {
    T of(Values values) throws IOException;
  }

  /** Reads the object at which the parser stands, or is about to. */
  static void members(JsonParser in, Map<String, Member> known) throws IOException {
    if (in.currentToken() == null) {
      in.nextToken();
    }
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw new IOException("it is no object");
    }
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      Member member = known.get(in.currentName());
      in.nextToken();
      if (member == null) {
        in.skipChildren();
      } else {
        member.read(in);
      }
    }
    if (in.currentToken() != JsonToken.END_OBJECT) {
      throw new IOException("it has no end");
    }
  }

  /** Reads the list of objects at which the parser stands. */
  static <T> List<T> list(JsonParser in, Element<T> element) throws IOException {
    List<T> list = new ArrayList<>();
    begin(in);
    while (in.nextToken() == JsonToken.START_OBJECT) {
      list.add(element.of(Values.read(in)));
    }
    end(in);
    return List.copyOf(list);
  }

  /** Reads the list of texts at which the parser stands. */
  static List<String> strings(JsonParser in) throws IOException {
    List<String> list = new ArrayList<>();
    begin(in);
    while (in.nextToken() == JsonToken.VALUE_STRING) {
      list.add(in.getText());
    }
    end(in);
    return List.copyOf(list);
  }

  private static void begin(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      throw new IOException("it has no list where one belongs");
    }
  }

  private static void end(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.END_ARRAY) {
      throw new IOException("a list of it holds something else");
    }
  }

  /**
   * The members of an object that are texts, numbers or truth values, as text.
   *
   * @param texts by their names
   */
  record Values(Map<String, String> texts) {
    static Values read(JsonParser in) throws IOException {
      Map<String, String> texts = new HashMap<>();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        if (in.nextToken().isScalarValue()) {
          texts.put(name, in.getText());
        } else {
          in.skipChildren();
        }
      }
      return new Values(texts);
    }

    @Nullable String optional(String name) {
      return texts.get(name);
    }

    String text(String name) throws IOException {
      String text = texts.get(name);
      if (text == null) {
        throw new IOException("it has no " + name + " where that belongs");
      }
      return text;
    }

    long number(String name, long otherwise) throws IOException {
      String text = texts.get(name);
      try {
        return text == null ? otherwise : Long.parseLong(text);
      } catch (NumberFormatException e) {
        throw new IOException("its " + name + " is no number", e);
      }
    }
  }
}
