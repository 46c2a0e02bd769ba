package dev.incremental.plugin.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** JSON as a tree that can be changed into whatever else, also into what is no JSON. */
final class JsonTree {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  /** What stands before the value of a member, otherwise empty. */
  String name;

  /** The text of a scalar, quotes included; of others the opening bracket. */
  String text;

  /** Of arrays and objects. */
  final List<JsonTree> children = new ArrayList<>();

  JsonTree(String name, String text) {
    this.name = name;
    this.text = text;
  }

  static JsonTree parse(byte[] json) throws IOException {
    try (JsonParser in = JSON.createParser(json)) {
      in.nextToken();
      return read("", in);
    }
  }

  private static JsonTree read(String name, JsonParser in) throws IOException {
    JsonToken token = in.currentToken();
    if (token != JsonToken.START_ARRAY && token != JsonToken.START_OBJECT) {
      boolean text = token == JsonToken.VALUE_STRING;
      return new JsonTree(name, text ? quoted(in.getText()) : in.getText());
    }
    JsonTree tree = new JsonTree(name, token.asString());
    for (in.nextToken(); !in.currentToken().isStructEnd(); in.nextToken()) {
      String child = "";
      if (in.currentToken() == JsonToken.FIELD_NAME) {
        child = quoted(in.currentName()) + ":";
        in.nextToken();
      }
      tree.children.add(read(child, in));
    }
    return tree;
  }

  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  boolean isScalar() {
    return !text.equals("[") && !text.equals("{");
  }

  JsonTree copy() {
    JsonTree copy = new JsonTree(name, text);
    children.forEach(each -> copy.children.add(each.copy()));
    return copy;
  }

  void appendTo(StringBuilder json) {
    json.append(name).append(text);
    for (int i = 0; i < children.size(); i++) {
      json.append(i == 0 ? "" : ",");
      children.get(i).appendTo(json);
    }
    if (!isScalar()) {
      json.append(text.equals("[") ? ']' : '}');
    }
  }
}
