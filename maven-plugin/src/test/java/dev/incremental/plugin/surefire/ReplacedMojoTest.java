package dev.incremental.plugin.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.junit.jupiter.api.Test;

class ReplacedMojoTest {
  private static final List<String> SAID = new ArrayList<>();

  /** Named as those of Plexus and SLF4J. */
  interface Logger {
    boolean isInfoEnabled();

    void info(String text);
  }

  /** As in Surefire, the parameters are a superclass's. */
  abstract static class Parameters extends AbstractMojo {
    private boolean skip;
    private Logger logger = new Console();
    private final Speaker consoleLogger = new Speaker(logger);

    @Override
    public void execute() {
      if (skip) {
        logger.info("skipped");
        consoleLogger.say("Tests are skipped.");
      } else {
        logger.info("Tests run: 1");
      }
    }
  }

  static final class Tests extends Parameters {}

  static final class NoParameters extends AbstractMojo {
    @Override
    public void execute() {
      SAID.add("executed");
    }
  }

  static final class Speaker {
    private final Logger logger;

    Speaker(Logger logger) {
      this.logger = logger;
    }

    void say(String text) {
      if (!logger.isInfoEnabled()) {
        return;
      }
      logger.info(text);
    }
  }

  static final class Console implements Logger {
    @Override
    public boolean isInfoEnabled() {
      return true;
    }

    @Override
    public void info(String text) {
      SAID.add(text);
    }
  }

  @Test
  void doesNothingInSilence() {
    SAID.clear();
    Tests tests = new Tests();

    assertThat(new ReplacedMojo(tests).skip()).isTrue();

    tests.execute();
    assertThat(SAID).isEmpty();
  }

  @Test
  void isToldApartFromOneThatCannotBeSkipped() {
    assertThat(new ReplacedMojo(new NoParameters()).skip()).isFalse();
  }
}
