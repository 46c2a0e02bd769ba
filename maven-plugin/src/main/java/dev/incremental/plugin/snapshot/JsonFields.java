package dev.incremental.plugin.snapshot;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads JSON whose form is known, and says in words where it has another. */
final class JsonFields {
  private final JsonParser in;
  private String field = "it";

  JsonFields(JsonParser in) {
    this.in = in;
  }

  void startObject() throws IOException {
    expect(JsonToken.START_OBJECT, "is no object");
  }

  void endObject() throws IOException {
    expect(JsonToken.END_OBJECT, "is not the last member");
    if (in.nextToken() != null) {
      throw new UnreadableSnapshotException("something follows its end");
    }
  }

  /** Moves to the value of the next member, which must have this name. */
  void field(String name) throws IOException {
    if (in.nextToken() != JsonToken.FIELD_NAME || !in.currentName().equals(name)) {
      throw new UnreadableSnapshotException("it has no " + name + " where that belongs");
    }
    field = name;
  }

  void startArray() throws IOException {
    expect(JsonToken.START_ARRAY, "is no list");
  }

  /** Whether the list goes on with a list of its own, which is then entered. */
  boolean nextRow() throws IOException {
    JsonToken token = in.nextToken();
    if (token == JsonToken.END_ARRAY) {
      return false;
    }
    return check(token == JsonToken.START_ARRAY, "has something that is no row");
  }

  void endRow() throws IOException {
    expect(JsonToken.END_ARRAY, "has a row that is too long");
  }

  /** Whether the list goes on with a string, which is then the current one. */
  boolean nextString() throws IOException {
    JsonToken token = in.nextToken();
    if (token == JsonToken.END_ARRAY) {
      return false;
    }
    return check(token == JsonToken.VALUE_STRING, "has something that is no string");
  }

  /** The current string. */
  String current() throws IOException {
    return in.getText();
  }

  /** How many characters the current string has. */
  int currentLength() throws IOException {
    return in.getTextLength();
  }

  /** The numbers in the current string. */
  IndexText.Reader currentNumbers() throws IOException {
    return new IndexText.Reader(in.getTextCharacters(), in.getTextOffset(), in.getTextLength());
  }

  String string() throws IOException {
    expect(JsonToken.VALUE_STRING, "has something that is no string");
    return in.getText();
  }

  IndexText.Reader numbers() throws IOException {
    expect(JsonToken.VALUE_STRING, "has something that is no string");
    return currentNumbers();
  }

  long number() throws IOException {
    expect(JsonToken.VALUE_NUMBER_INT, "has something that is no number");
    return in.getLongValue();
  }

  /** A number that is an index into a table of this size. */
  int index(int size) throws IOException {
    long index = number();
    if (index < 0 || index >= size) {
      check(false, "refers to number " + index + " of a table of " + size);
    }
    return (int) index;
  }

  boolean check(boolean holds, String otherwise) throws UnreadableSnapshotException {
    if (!holds) {
      throw new UnreadableSnapshotException("its " + field + " " + otherwise);
    }
    return true;
  }

  private void expect(JsonToken token, String otherwise) throws IOException {
    check(in.nextToken() == token, otherwise);
  }
}
