package dev.incremental.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
  private Path classes;

  @BeforeEach
  void model() throws IOException {
    classes = Files.createDirectories(directory.resolve("target/classes"));
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
  void versionsOfFlywayAreNoSettings() throws Exception {
    project.getProperties().setProperty("flyway.version", "11.7.2");
    project.getProperties().setProperty("flyway.plugin.version", "11.7.2");
    project.getProperties().setProperty("flyway.placeholders.our.version", "7");

    assertThat(read(null))
        .containsExactlyInAnyOrderEntriesOf(Map.of("flyway.placeholders.our.version", "7"));
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
        spring.flyway.schemas[10]=b
        spring.flyway.schemas[2]=a
        spring.flyway.placeholders.some-name=kept
        spring.flyway.placeholders[dot.ted]=bare
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
                "flyway.placeholders.dot.ted", "bare",
                "flyway.placeholders.open", "${nowhere}"));
  }

  @Test
  void yamlSaysTheSame() throws Exception {
    Files.writeString(
        classes.resolve("application.yml"),
        """
        name: acme
        spring:
          flyway:
            locations: "classpath:db/{vendor}, classpath:more"
            default-schema: ${name}
            baseline-on-migrate: yes
            schemas: [a, b]
            placeholders:
              some-name: kept
              "[dot.ted]": bare
        """);

    assertThat(read(null))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "flyway.locations", "classpath:db/postgresql, classpath:more",
                "flyway.defaultSchema", "acme",
                "flyway.baselineOnMigrate", "true",
                "flyway.schemas", "a,b",
                "flyway.placeholders.some-name", "kept",
                "flyway.placeholders.dot.ted", "bare"));
  }

  @Test
  void whatCannotBeReadIsNamedWithoutItsText() throws Exception {
    Path file = classes.resolve("application.yml");
    Files.writeString(file, "a: 1\npassword: 'hush\nb: 2\n");

    assertThatThrownBy(() -> read(null))
        .isInstanceOf(UserProblem.class)
        .hasMessageContainingAll(file.toString(), "line", "build again")
        .hasMessageNotContaining("hush");
  }

  private Map<String, String> read(@Nullable String own) throws Exception {
    PlexusConfiguration element = own == null ? null : new XmlPlexusConfiguration(xml(own));
    return new FlywaySettings(project, List.of(classes), user, element).read();
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
    Files.writeString(classes.resolve("application.properties"), text);
  }

  private static Xpp3Dom xml(String text) throws Exception {
    return Xpp3DomBuilder.build(new StringReader(text));
  }
}
