package dev.incremental.plugin.mojo;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.module.InvalidModuleDescriptorException;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Puts into words what the project's modules say of themselves.
 *
 * <p>Exports, openings, services and required modules decide for all code of a JVM what it may see,
 * and no class shows that it was looked at. Versions of required modules are left out: a compiler
 * notes those of the JDK that it runs on.
 */
final class ModuleDescriptors {
  private static final String NAME = "module-info";
  private static final String UNREADABLE = "unreadable module ";

  private ModuleDescriptors() {}

  /** One statement a line; empty where no location holds a module. */
  static String of(List<Path> locations) {
    return locations.stream()
        .map(ModuleDescriptors::in)
        .filter(text -> !text.isEmpty())
        .collect(joining("\n"));
  }

  private static String in(Path location) {
    if (Files.isRegularFile(location)) {
      return LibraryClasses.file(List.of(location), NAME).map(ModuleDescriptors::text).orElse("");
    }
    Path file = location.resolve(NAME + ".class");
    try {
      return Files.exists(file) ? text(Files.readAllBytes(file)) : "";
    } catch (IOException e) {
      return UNREADABLE + UUID.randomUUID();
    }
  }

  private static String text(byte[] file) {
    try {
      ModuleDescriptor module = ModuleDescriptor.read(new ByteArrayInputStream(file));
      Stream<String> statements =
          Stream.of(
                  module.requires().stream()
                      .map(each -> words(each.modifiers()) + "requires " + each.name()),
                  module.exports().stream()
                      .map(each -> "exports " + each.source() + to(each.targets())),
                  module.opens().stream()
                      .map(each -> "opens " + each.source() + to(each.targets())),
                  module.uses().stream().map(each -> "uses " + each),
                  module.provides().stream()
                      .map(each -> "provides " + each.service() + " with " + each.providers()),
                  annotations(file))
              .flatMap(each -> each);
      String name = words(module.modifiers()) + "module " + module.toNameAndVersion();
      return Stream.concat(Stream.of(name), statements.sorted()).collect(joining("\n"));
    } catch (IOException | InvalidModuleDescriptorException e) {
      return UNREADABLE + Base64.getEncoder().encodeToString(file);
    }
  }

  private static String to(Set<String> modules) {
    return modules.isEmpty() ? "" : modules.stream().sorted().collect(joining(", ", " to ", ""));
  }

  private static String words(Set<? extends Enum<?>> modifiers) {
    return modifiers.stream().map(each -> each.name() + " ").sorted().collect(joining());
  }

  /** All of the file counts where a module is annotated, which is rare. */
  private static Stream<String> annotations(byte[] file) {
    String constants = new String(file, StandardCharsets.ISO_8859_1);
    return constants.contains("RuntimeVisibleAnnotations")
        ? Stream.of("annotated: " + Base64.getEncoder().encodeToString(file))
        : Stream.empty();
  }
}
