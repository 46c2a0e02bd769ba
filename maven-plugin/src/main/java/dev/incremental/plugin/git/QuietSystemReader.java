package dev.incremental.plugin.git;

import java.io.File;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Keeps JGit from writing to the user's home, from measuring the file system's time stamps for
 * seconds at its first call, and from starting a git process to find the system's configuration.
 */
final class QuietSystemReader extends SystemReader.Delegate {
  /**
   * What FAT needs. A coarse value is the safe one: it only makes JGit read a file again that was
   * written within this time.
   */
  private static final long TIMESTAMP_RESOLUTION_SECONDS = 2;

  private QuietSystemReader(SystemReader delegate) {
    super(delegate);
  }

  /** Puts this reader in place, once for JGit's classes as this plugin loaded them. */
  static synchronized void install() {
    if (!(SystemReader.getInstance() instanceof QuietSystemReader)) {
      SystemReader.setInstance(new QuietSystemReader(SystemReader.getInstance()));
    }
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    FileBasedConfig users = super.openUserConfig(parent, fs);
    return new InMemory(users) {
      @Override
      public long getTimeUnit(
          String section, String subsection, String name, long defaultValue, TimeUnit unit) {
        return ConfigConstants.CONFIG_FILESYSTEM_SECTION.equals(section)
            ? timestampSetting(name, unit)
            : super.getTimeUnit(section, subsection, name, defaultValue, unit);
      }
    };
  }

  private static long timestampSetting(String name, TimeUnit unit) {
    return ConfigConstants.CONFIG_KEY_TIMESTAMP_RESOLUTION.equals(name)
        ? unit.convert(TIMESTAMP_RESOLUTION_SECONDS, TimeUnit.SECONDS)
        : 0;
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    if (isWindows()) {
      return super.openSystemConfig(parent, fs);
    }
    File file = new File("/etc/gitconfig");
    boolean wanted = getenv("GIT_CONFIG_NOSYSTEM") == null && file.isFile();
    return wanted ? new FileBasedConfig(parent, file, fs) : new InMemory(parent);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new InMemory(parent);
  }

  /** A configuration without a file: nothing to load, nothing to save. */
  private static class InMemory extends FileBasedConfig {
    InMemory(@Nullable Config base) {
      super(base, null, FS.DETECTED);
    }

    @Override
    public void load() {}

    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
