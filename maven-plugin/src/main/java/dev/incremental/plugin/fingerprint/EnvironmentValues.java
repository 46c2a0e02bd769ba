package dev.incremental.plugin.fingerprint;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Fingerprints system properties and environment variables, with tokens for paths.
 *
 * <p>Who reads all variables at once depends on all but the volatile ones, which differ from shell
 * to shell, from run to run, from CI job to CI job or from machine to machine: those of the shell's
 * own state, of terminals, sessions and agents, where programs are and who the user is, language
 * and locale, which are compared as the JVM finds them, Maven's copy of its command line, what CI
 * systems say about the job, and ours: a key to sign with is there on the main branch alone.
 *
 * <p>Of a secret only counts whether it is there, and no hash of it is made: what reads one by
 * itself depends on something unknown, what reads all values on its being there.
 */
final class EnvironmentValues {
  private static final Set<String> VOLATILE =
      Set.of(
          ("_ PWD OLDPWD SHLVL LINES COLUMNS TERM TERM_PROGRAM TERM_PROGRAM_VERSION"
                  + " TERM_SESSION_ID COLORTERM WINDOWID STY TMUX TMUX_PANE DISPLAY"
                  + " WAYLAND_DISPLAY XAUTHORITY DBUS_SESSION_BUS_ADDRESS DESKTOP_STARTUP_ID"
                  + " GPG_AGENT_INFO INVOCATION_ID JOURNAL_STREAM MAVEN_CMD_LINE_ARGS"
                  + " BUILD_NUMBER BUILD_ID BUILD_TAG BUILD_URL EXECUTOR_NUMBER"
                  + " PATH MANPATH INFOPATH SHELL USER LOGNAME USERNAME HOSTNAME COMPUTERNAME"
                  + " MAIL EDITOR VISUAL PAGER LESS LESSOPEN LESSCLOSE LS_COLORS JAVA_HOME"
                  + " M2_HOME MAVEN_HOME LANG LANGUAGE")
              .split(" "));

  private static final List<String> VOLATILE_PREFIXES =
      List.of(
          "LC_",
          "JAVA_HOME_",
          "SSH_",
          "XDG_",
          "VTE_",
          "KONSOLE_",
          "ITERM_",
          "VSCODE_",
          "JAVA_MAIN_CLASS_",
          "INCREMENTAL_",
          "GITHUB_",
          "GITLAB_",
          "RUNNER_",
          "ACTIONS_",
          "CI_",
          "JENKINS_",
          "BUILDKITE_",
          "CIRCLE_");

  private final Function<String, @Nullable String> properties;
  private final Map<String, String> variables;
  private final PathTokens tokens;

  EnvironmentValues(
      Function<String, @Nullable String> properties,
      Map<String, String> variables,
      PathTokens tokens) {
    this.properties = properties;
    this.variables = variables;
    this.tokens = tokens;
  }

  /** One system property; all of them, without secrets, for the empty name. */
  long property(String name) {
    return value(name, properties.apply(name));
  }

  /** One variable; all of them for the empty name. */
  long variable(String name) {
    return name.isEmpty() ? allVariables() : value(name, variables.get(name));
  }

  private long allVariables() {
    NormalForm form = new NormalForm();
    new TreeMap<>(variables)
        .forEach(
            (name, value) -> {
              if (!isVolatile(name)) {
                form.text(name).text(tokens.text(Redaction.withoutSecrets(name, value)));
              }
            });
    return form.hash();
  }

  private long value(String name, @Nullable String value) {
    if (value == null) {
      return Fingerprint.ABSENT;
    }
    boolean secret = !name.isEmpty() && !Redaction.withoutSecrets(name, value).equals(value);
    return secret ? Fingerprint.UNKNOWN : Hash.of(tokens.text(value));
  }

  private static boolean isVolatile(String name) {
    return VOLATILE.contains(name) || VOLATILE_PREFIXES.stream().anyMatch(name::startsWith);
  }
}
