package dev.incremental.it.edits;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A source file's text with the charset that keeps all its bytes: UTF-8, else ISO 8859-1. */
public record SourceFile(Path path, String text, Charset charset) {

  /** Reads a file. */
  public static SourceFile read(Path path) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new SourceFile(path, text, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      Charset latin = StandardCharsets.ISO_8859_1;
      return new SourceFile(path, new String(bytes, latin), latin);
    }
  }

  /** Replaces the file's content. */
  public void write(String newText) throws IOException {
    Files.write(path, newText.getBytes(charset));
  }
}
