package dev.incremental.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.database.Ahead;
import java.util.List;
import java.util.Properties;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

class ForksToComeTest {
  private static final List<String> VERIFY = List.of("clean", "verify");

  private final Build build = new Build();
  private final MavenProject project = new MavenProject(model());
  private final Properties user = new Properties();
  private final Plugin failsafe =
      plugin("org.apache.maven.plugins", "maven-failsafe-plugin", "integration-test");
  private final Plugin ours =
      plugin("dev.incremental", "incremental-maven-plugin", "migrate", "reap");

  private Model model() {
    Model model = new Model();
    model.setBuild(build);
    return model;
  }

  private Plugin plugin(String group, String artifact, String... goals) {
    Plugin plugin = new Plugin();
    plugin.setGroupId(group);
    plugin.setArtifactId(artifact);
    PluginExecution execution = new PluginExecution();
    List.of(goals).forEach(execution::addGoal);
    plugin.addExecution(execution);
    build.addPlugin(plugin);
    return plugin;
  }

  private static Xpp3Dom configuration(String name, String value) {
    Xpp3Dom configuration = new Xpp3Dom("configuration");
    Xpp3Dom child = new Xpp3Dom(name);
    child.setValue(value);
    configuration.addChild(child);
    return configuration;
  }

  private Ahead ahead(boolean isBound, List<String> goals) {
    return new ForksToCome(project, user, goals).ahead(isBound);
  }

  @Test
  void oneForkComesUnlessThePomSaysOtherwise() {
    assertThat(ahead(true, VERIFY)).isEqualTo(new Ahead(1, false));
    project.getProperties().setProperty("forkCount", "2");
    assertThat(ahead(true, VERIFY).number()).isEqualTo(2);
    user.setProperty("forkCount", "3");
    user.setProperty("reuseForks", "false");
    assertThat(ahead(true, VERIFY)).isEqualTo(new Ahead(3, true));
    failsafe.setConfiguration(configuration("forkCount", " 4 "));
    assertThat(ahead(true, VERIFY).number()).isEqualTo(4);
    failsafe.getExecutions().get(0).setConfiguration(configuration("forkCount", "5"));
    assertThat(ahead(true, VERIFY).number()).isEqualTo(5);
    failsafe.getExecutions().get(0).setConfiguration(configuration("forkCount", "500"));
    assertThat(ahead(true, VERIFY).number()).isEqualTo(16);
  }

  @Test
  void countsMayBeThoseOfProcessors() {
    int processors = Runtime.getRuntime().availableProcessors();
    assertThat(ForksToCome.count("2C")).isEqualTo(2 * processors);
    assertThat(ForksToCome.count("0.001C")).isEqualTo(1);
    assertThat(ForksToCome.count("0")).isZero();
    assertThat(ForksToCome.count("0C")).isZero();
    assertThat(ForksToCome.count("${forks}")).isZero();
  }

  @Test
  void nothingIsMadeThatNobodyWouldDrop() {
    assertThat(ahead(true, List.of("pre-integration-test"))).isEqualTo(Ahead.NONE);
    assertThat(ahead(false, VERIFY)).isEqualTo(Ahead.NONE);
    assertThat(ahead(false, List.of("incremental:migrate"))).isEqualTo(Ahead.NONE);
    assertThat(ahead(false, List.of("incremental:migrate", "incremental:reap")).number())
        .isEqualTo(1);
    assertThat(ahead(true, List.of("incremental:verify")).number()).isEqualTo(1);
    ours.getExecutions().get(0).removeGoal("reap");
    assertThat(ahead(true, VERIFY)).isEqualTo(Ahead.NONE);
  }
}
