package dev.incremental.plugin.spring;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A file of properties, which Spring Boot lets hold several documents. */
final class PropertiesFile {
  private static final Pattern SEPARATOR = Pattern.compile("(?m)^[#!]---[ \\t]*$");

  private PropertiesFile() {}

  static List<Map<String, String>> documents(Path file) throws IOException, MalformedFileException {
    List<Map<String, String>> documents = new ArrayList<>();
    String text = Files.readString(file, StandardCharsets.ISO_8859_1); // as Spring does
    for (String part : SEPARATOR.split(text, -1)) {
      Properties properties = new Properties();
      try {
        properties.load(new StringReader(part));
      } catch (IllegalArgumentException e) {
        throw new MalformedFileException(file, "an escape such as \\u00e4 is malformed in it");
      }
      Map<String, String> document = new TreeMap<>();
      properties
          .stringPropertyNames()
          .forEach(name -> document.put(name, properties.getProperty(name)));
      documents.add(document);
    }
    return documents;
  }
}
