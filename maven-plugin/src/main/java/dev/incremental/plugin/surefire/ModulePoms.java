package dev.incremental.plugin.surefire;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** Finds the modules of a repository by the POMs in the directories above one of them. */
final class ModulePoms {
  private static final String POM = "pom.xml";

  private final Map<String, Path> found = new HashMap<>();
  private final Set<Path> read = new HashSet<>();

  private ModulePoms() {}

  /**
   * The base directories of all modules, by group and artifact.
   *
   * @param base one module's directory
   * @param loaded directories of modules that are known; nothing is read if the topmost is one
   */
  static Map<String, Path> around(Path base, Collection<Path> loaded) {
    ModulePoms poms = new ModulePoms();
    Path top = base;
    for (Path above = base; above != null; above = above.getParent()) {
      if (Files.isRegularFile(above.resolve(POM))) {
        top = above;
      }
      if (Files.exists(above.resolve(".git"))) {
        break;
      }
    }
    if (!loaded.contains(top)) {
      for (Path above = base; above != null && above.startsWith(top); above = above.getParent()) {
        poms.read(above.resolve(POM));
      }
    }
    return poms.found;
  }

  /** A POM that cannot be read leaves its modules unknown: their jars are compared as a whole. */
  private void read(Path pom) {
    if (!Files.isRegularFile(pom) || !read.add(pom)) {
      return;
    }
    try (Reader reader = Files.newBufferedReader(pom)) {
      Model model = new MavenXpp3Reader().read(reader, false);
      String groupId = model.getGroupId();
      if (groupId == null && model.getParent() != null) {
        groupId = model.getParent().getGroupId();
      }
      Path base = pom.toAbsolutePath().normalize().getParent();
      if (groupId != null && base != null) {
        found.putIfAbsent(RepositoryModules.key(groupId, model.getArtifactId()), base);
        modules(model).forEach(module -> read(pom(base.resolve(module))));
      }
    } catch (IOException | XmlPullParserException | RuntimeException e) {
      return;
    }
  }

  private static Stream<String> modules(Model model) {
    return Stream.concat(
        model.getModules().stream(),
        model.getProfiles().stream().map(Profile::getModules).flatMap(Collection::stream));
  }

  private static Path pom(Path module) {
    Path path = module.normalize();
    return Files.isDirectory(path) ? path.resolve(POM) : path;
  }
}
