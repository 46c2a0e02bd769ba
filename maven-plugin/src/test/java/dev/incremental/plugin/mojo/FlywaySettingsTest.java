package dev.incremental.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlywaySettingsTest {
  @TempDir Path directory;
  private final Properties user = new Properties();
  private final Build build = new Build();
  private MavenProject project;

  @BeforeEach
  void model() {
    Model model = new Model();
    model.setBuild(build);
    project = new MavenProject(model);
    project.setFile(directory.resolve("pom.xml").toFile());
  }

  @Test
  void nothingIsToldWithoutSettings() throws Exception {
    assertThat(read(null)).isEmpty();
  }

  @Test
  void theCommandLineWinsThenOurOwnThenThePluginThenPropertiesThenSpring() throws Exception {
    spring("spring.flyway.table=spring\nspring.flyway.schemas=spring");
    assertThat(read(null)).containsEntry("flyway.table", "spring");

    project.getProperties().setProperty("flyway.table", "property");
    assertThat(read(null)).containsEntry("flyway.table", "property");

    plugin("<configuration><table>plugin</table></configuration>");
    assertThat(read(null)).containsEntry("flyway.table", "plugin");

    String own = "<flyway><table>own</table></flyway>";
    assertThat(read(own)).containsEntry("flyway.table", "own");

    user.setProperty("flyway.table", "line");
    user.setProperty("table", "none");
    assertThat(read(own))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("flyway.table", "line", "flyway.schemas", "spring"));
  }

  @Test
  void elementsWithinElementsAreListsOrMaps() throws Exception {
    plugin(
        """
        <configuration>
          <locations><location> classpath:a </location><location>filesystem:b</location></locations>
          <placeholders><schema.name>x</schema.name><Empty/></placeholders>
          <outOfOrder>true</outOfOrder>
        </configuration>
        """);

    assertThat(read(null))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "flyway.locations", "classpath:a,filesystem:b",
                "flyway.placeholders.schema.name", "x",
                "flyway.placeholders.Empty", "",
                "flyway.outOfOrder", "true"));
  }

  @Test
  void theExecutionThatMigratesRefinesThePlugin() throws Exception {
    Plugin plugin = plugin("<configuration><table>plugin</table></configuration>");
    execution(plugin, "migrate", "<configuration><table>execution</table></configuration>");
    execution(plugin, "clean", "<configuration><table>other</table></configuration>");

    assertThat(read(null)).containsEntry("flyway.table", "execution");
  }

  @Test
  void springsNamesBecomeFlyways() throws Exception {
    spring(
        """
        spring.datasource.url=jdbc:postgresql://h/x
        name=acme
        spring.flyway.enabled=true
        spring.flyway.password=hush
        spring.flyway.locations=classpath:db/{vendor},classpath:${extra:more}
        spring.flyway.default-schema=${name}
        spring.flyway.baselineOnMigrate=true
        spring.flyway.schemas[0]=a
        spring.flyway.schemas[1]=b
        spring.flyway.placeholders.some-name=kept
        spring.flyway.placeholders.open=${nowhere}
        """);

    assertThat(read(null))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "flyway.locations", "classpath:db/postgresql,classpath:more",
                "flyway.defaultSchema", "acme",
                "flyway.baselineOnMigrate", "true",
                "flyway.schemas", "a,b",
                "flyway.placeholders.some-name", "kept",
                "flyway.placeholders.open", "${nowhere}"));
  }

  private Map<String, String> read(@Nullable String own) throws Exception {
    PlexusConfiguration element = own == null ? null : new XmlPlexusConfiguration(xml(own));
    return new FlywaySettings(project, user, element).read();
  }

  private Plugin plugin(String configuration) throws Exception {
    Plugin plugin = new Plugin();
    plugin.setGroupId("org.flywaydb");
    plugin.setArtifactId("flyway-maven-plugin");
    plugin.setConfiguration(xml(configuration));
    build.addPlugin(plugin);
    build.flushPluginMap();
    return plugin;
  }

  private static void execution(Plugin plugin, String goal, String configuration) throws Exception {
    PluginExecution execution = new PluginExecution();
    execution.setId(goal);
    execution.setGoals(List.of(goal));
    execution.setConfiguration(xml(configuration));
    plugin.addExecution(execution);
  }

  private void spring(String text) throws IOException {
    Path file = directory.resolve("src/main/resources/application.properties");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static Xpp3Dom xml(String text) throws Exception {
    return Xpp3DomBuilder.build(new StringReader(text));
  }
}
