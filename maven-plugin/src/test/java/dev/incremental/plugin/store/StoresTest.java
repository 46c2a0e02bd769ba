package dev.incremental.plugin.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoresTest {
  @TempDir Path directory;

  @Test
  void opensStoresByTheirAddresses() {
    StoreAccess access = StoreAccess.anonymous();

    assertThat(Stores.remote(new StoreAddress.Bucket("acme", ""), access))
        .isInstanceOf(S3Store.class);
    assertThat(Stores.remote(new StoreAddress.Web(URI.create("http://acme.org/")), access))
        .isInstanceOf(HttpStore.class);
  }

  @Test
  void keepsCachesOfStoresApart() throws IOException {
    try (FileServer one = new FileServer();
        FileServer two = new FileServer()) {
      String commit = "a".repeat(40);
      StoreAccess access = StoreAccess.anonymous();
      Stores.cached(one.address(), access, directory, false).write(commit, "m", new byte[1]);

      assertThat(Stores.cached(one.address(), access, directory, true).read(commit, "m"))
          .isInstanceOf(Stored.Found.class);
      assertThat(Stores.cached(two.address(), access, directory, true).read(commit, "m"))
          .isInstanceOf(Stored.Absent.class);
    }
  }

  /** Half a second and hundreds of classes that nobody else should pay for. */
  @Test
  void worksWithoutAwsWhereThereIsNoBucket() throws Exception {
    try (URLClassLoader withoutAws = new WithoutAws();
        FileServer server = new FileServer()) {
      Class<?> trial = withoutAws.loadClass(Trial.class.getName());
      Object entry =
          trial
              .getMethod("http", String.class, Path.class)
              .invoke(null, server.address().base().toString(), directory);
      assertThat(entry).isEqualTo("Kept[]");
      try {
        trial.getMethod("s3", Path.class).invoke(null, directory);
        throw new AssertionError("AWS's classes are there: this test says nothing");
      } catch (InvocationTargetException e) {
        assertThat(e.getCause()).isInstanceOf(NoClassDefFoundError.class);
      }
    }
  }

  /** What is done where AWS's classes are missing. */
  public static final class Trial {
    private Trial() {}

    /** Writes to a server. */
    public static String http(String base, Path directory) {
      StoreAddress.Web address = new StoreAddress.Web(URI.create(base));
      return Stores.cached(address, StoreAccess.anonymous(), directory, false)
          .write("a".repeat(40), "m", new byte[1])
          .toString();
    }

    /** Lists a bucket. */
    public static String s3(Path directory) {
      StoreAddress.Bucket address = new StoreAddress.Bucket("acme", "");
      return Stores.cached(address, StoreAccess.anonymous(), directory, false)
          .commits("m")
          .toString();
    }
  }

  private static final class WithoutAws extends URLClassLoader {
    WithoutAws() {
      super(
          new URL[] {
            Stores.class.getProtectionDomain().getCodeSource().getLocation(),
            Trial.class.getProtectionDomain().getCodeSource().getLocation()
          },
          ClassLoader.getPlatformClassLoader());
    }
  }
}
