package dev.incremental.it.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.engine.Fork;
import dev.incremental.it.engine.SelectingPlugin;
import dev.incremental.it.maven.PrivateRepository;
import dev.incremental.it.proof.ProofBuild;
import dev.incremental.plugin.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * What each rule by which a test uses what it did not call costs in a Spring Boot application.
 *
 * <p>Its tests are recorded once and merged with all rules and without each. Then every method that
 * tests ran is edited by itself, and what each variant selects is counted. The figures are written
 * to {@code spring-rules.md}, what each method selects to {@code spring-rules.txt}.
 */
@Tag("mutants")
@DisabledIfSystemProperty(
    named = "mutants.library",
    matches = "\\w.*",
    disabledReason = "only a library is wanted")
class SpringRulesIT {
  private static final Duration LIMIT = Duration.ofMinutes(20);
  private static final Path HOME = Path.of("target", "mutants").toAbsolutePath();

  @Test
  void anEditOfAMethodSelectsThoseThatRanItAndEachRuleHasItsPrice() throws IOException {
    SpringProject project =
        SpringProject.of(HOME.resolve("spring"), PrivateRepository.ofThisBuild());
    SelectingPlugin plugin = new SelectingPlugin(project);
    Map<String, Snapshot> variants = recorded(project, plugin);
    variants.forEach(
        (name, snapshot) -> assertThat(plugin.select(snapshot).selected()).as(name).isEmpty());

    List<BodyChoice> all = new ArrayList<>();
    for (MethodBody body : MethodBody.in(project.mainClasses())) {
      all.add(BodyChoice.of(body, plugin, variants));
    }
    write(
        "spring-rules.txt", String.join("\n", all.stream().map(BodyChoice::text).toList()) + "\n");
    List<BodyChoice> ran = all.stream().filter(BodyChoice::ran).toList();
    String table = new RuleCosts(ran, variants.get(Trial.MEASURED).tests().size()).table();
    write("spring-rules.md", "At commit " + ProofBuild.commitOfOurs() + ":\n\n" + table);
    System.out.println(table);

    assertThat(ran)
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.selected().get(Trial.MEASURED)).isPositive());
  }

  private static Map<String, Snapshot> recorded(SpringProject project, SelectingPlugin plugin) {
    plugin.select();
    Path recordings = plugin.newRecordings();
    Fork fork = new Fork(project, List.of(), LIMIT);
    assertThat(fork.recording(List.of(), recordings).orThrow().passed())
        .isEqualTo(project.ranBySurefire());
    return LibraryMutants.variants(plugin, recordings);
  }

  private static void write(String name, String text) throws IOException {
    Files.writeString(HOME.resolve(name), text);
  }
}
