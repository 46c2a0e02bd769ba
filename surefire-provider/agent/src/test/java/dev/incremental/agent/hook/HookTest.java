package dev.incremental.agent.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which places of the JDK have hooks. */
class HookTest {
  @Test
  void everyFileSystemHasTheSameHooks() {
    assertThat(of("sun/nio/fs/WindowsFileSystemProvider"))
        .isNotEmpty()
        .isEqualTo(of("sun/nio/fs/UnixFileSystemProvider"))
        .isEqualTo(of("sun/nio/fs/AbstractFileSystemProvider"));
    assertThat(of("sun/nio/fs/WindowsPath")).isNotEmpty().isEqualTo(of("sun/nio/fs/UnixPath"));
  }

  @Test
  void noPlaceHasTwoHooks() {
    Set<List<String>> places = new HashSet<>();

    assertThat(Hook.ALL)
        .allMatch(hook -> places.add(List.of(hook.owner(), hook.method(), hook.arguments())));
  }

  @Test
  void thisJdkHasAllPlacesWhereReflectionLooks() {
    Set<String> methods = new HashSet<>();
    for (Method each : Class.class.getDeclaredMethods()) {
      methods.add(each.getName());
    }

    assertThat(Hook.ALL)
        .filteredOn(hook -> hook.kind() == HookKind.MEMBERS)
        .isNotEmpty()
        .allMatch(hook -> methods.contains(hook.method()));
  }

  @Test
  void thisJdkHasAllPlacesThroughWhichConnectionsSendAndReceive() {
    assertThat(Hook.ALL)
        .filteredOn(hook -> hook.kind() == HookKind.TRAFFIC)
        .hasSizeGreaterThan(5)
        .allMatch(hook -> methods(hook.owner()).contains(hook.method()));
  }

  private static Set<String> methods(String owner) {
    try {
      return Stream.of(Class.forName(owner.replace('/', '.')).getDeclaredMethods())
          .map(Method::getName)
          .collect(Collectors.toSet());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<Hook> of(String owner) {
    return Hook.ALL.stream()
        .filter(hook -> hook.owner().equals(owner))
        .map(
            hook ->
                new Hook(
                    hook.kind(),
                    "",
                    hook.method(),
                    hook.arguments(),
                    hook.subject(),
                    hook.detail()))
        .collect(Collectors.toSet());
  }
}
