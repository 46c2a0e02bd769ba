package dev.incremental.plugin.mojo;

import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** Reads {@code <server>} elements of the user's settings, their passwords decrypted. */
final class SettingsServers {
  private final Settings settings;
  private final SettingsDecrypter decrypter;

  SettingsServers(Settings settings, SettingsDecrypter decrypter) {
    this.settings = settings;
    this.decrypter = decrypter;
  }

  /** How messages name a server. */
  static String inWords(String id) {
    return "<server> '" + id + "' of settings.xml";
  }

  /**
   * A server.
   *
   * @param parameter that names it
   * @param whose user and password it should have, for the message where it is missing
   * @throws UserProblem if there is none, or its password cannot be decrypted
   */
  Server get(String id, String parameter, String whose) throws UserProblem {
    Server server = settings.getServer(id);
    if (server == null) {
      throw new UserProblem(
          "There is no " + inWords(id),
          "parameter " + parameter,
          "add it, with the user and password of " + whose);
    }
    SettingsDecryptionResult result =
        decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
    check(result, inWords(id));
    return result.getServer();
  }

  /** Says nothing of what the problem says, since it may quote what could not be decrypted. */
  static void check(SettingsDecryptionResult result, String where) throws UserProblem {
    boolean failed =
        result.getProblems().stream()
            .anyMatch(problem -> problem.getSeverity() != SettingsProblem.Severity.WARNING);
    if (failed) {
      throw new UserProblem(
          "The password cannot be decrypted",
          where,
          "encrypt it anew, with the master password in settings-security.xml that is here now");
    }
  }
}
