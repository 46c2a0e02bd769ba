package dev.incremental.it.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** One element of a POM, read by the names of its children. */
public record Pom(Element element) {

  /**
   * The {@code project} element of a POM file.
   *
   * @throws IOException when it cannot be read or is no XML
   */
  public static Pom read(Path file) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return new Pom(factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement());
    } catch (SAXException | ParserConfigurationException e) {
      throw new IOException("Cannot read " + file, e);
    }
  }

  /** The element's name. */
  public String name() {
    return element.getTagName();
  }

  /** All children elements. */
  public List<Pom> children() {
    List<Pom> children = new ArrayList<>();
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element child) {
        children.add(new Pom(child));
      }
    }
    return children;
  }

  /** The first element at the end of a path of names. */
  public Optional<Pom> at(String... path) {
    Optional<Pom> here = Optional.of(this);
    for (String step : path) {
      here = here.flatMap(p -> p.child(step));
    }
    return here;
  }

  /** The text of a child, empty when there is none. */
  public String text(String child) {
    return child(child).map(c -> c.element.getTextContent().strip()).orElse("");
  }

  private Optional<Pom> child(String name) {
    return children().stream().filter(c -> c.name().equals(name)).findFirst();
  }
}
