package dev.incremental.it.edits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A sequence of edits drawn from a source tree: methods in random order, one random edit of each.
 *
 * <p>Every method has the same chance, so that long methods are not drawn more often than others.
 */
public final class EditDraw {
  private final List<Edit> edits;

  private EditDraw(List<Edit> edits) {
    this.edits = List.copyOf(edits);
  }

  /**
   * Draws from all Java files below a directory.
   *
   * @throws IOException when a file cannot be read or parsed
   */
  public static EditDraw from(Path sourceRoot, long seed) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(sourceRoot)) {
      files = walk.filter(p -> p.toString().endsWith(".java")).toList();
    }
    List<String> names =
        files.stream()
            .map(f -> sourceRoot.relativize(f).toString().replace('\\', '/'))
            .sorted()
            .toList();
    List<MethodEdits> methods = new ArrayList<>();
    for (String name : names) {
      methods.addAll(MethodEdits.in(name, SourceFile.read(sourceRoot.resolve(name)).text()));
    }
    return new EditDraw(draw(methods, new Random(seed)));
  }

  private static List<Edit> draw(List<MethodEdits> methods, Random random) {
    Collections.shuffle(methods, random);
    return methods.stream().map(m -> m.edits().get(random.nextInt(m.edits().size()))).toList();
  }

  /** How many edits there are: one a method. */
  public int size() {
    return edits.size();
  }

  /** The edit with this zero-based index. */
  public Edit get(int index) {
    return edits.get(index);
  }
}
