package dev.incremental.it.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A service that speaks S3 and checks signatures, S3Proxy, in a JVM of its own: its jar holds other
 * versions of what this module's class path has. What it keeps is gone when it ends.
 */
public final class S3Server implements AutoCloseable {
  public static final String KEY = "incremental";
  public static final String SECRET = "a secret of the test";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern LISTENING =
      Pattern.compile("Started .*ServerConnector.*\\{127\\.0\\.0\\.1:(\\d+)}");

  private final Process process;
  private final Thread end;
  private final URI endpoint;

  private S3Server(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
    end = new Thread(process::destroyForcibly, "end of S3");
    Runtime.getRuntime().addShutdownHook(end);
  }

  /**
   * Starts it at a free port of this machine.
   *
   * @param directory for its settings and its log
   */
  public static S3Server start(Path directory) throws IOException, InterruptedException {
    Path settings = directory.resolve("s3proxy.conf");
    Files.writeString(
        settings,
        """
        s3proxy.endpoint=http://127.0.0.1:0
        s3proxy.authorization=aws-v4
        s3proxy.identity=%s
        s3proxy.credential=%s
        jclouds.provider=transient-nio2
        """
            .formatted(KEY, SECRET));
    Path log = directory.resolve("s3proxy.log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("it.s3", "target/s3/s3proxy-jar-with-dependencies.jar"),
                "--properties",
                settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    process.getOutputStream().close();
    return new S3Server(process, endpoint(process, log));
  }

  private static URI endpoint(Process process, Path log) throws IOException, InterruptedException {
    long last = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < last) {
      boolean ended = process.waitFor(50, TimeUnit.MILLISECONDS);
      Matcher listening = LISTENING.matcher(Files.readString(log, UTF_8));
      if (listening.find()) {
        return URI.create("http://127.0.0.1:" + listening.group(1));
      }
      if (ended) {
        break;
      }
    }
    process.destroyForcibly();
    throw new IOException("S3 does not start: " + Files.readString(log, UTF_8));
  }

  public URI endpoint() {
    return endpoint;
  }

  /** Makes a bucket, which the store itself never does. */
  public void makeBucket(String name) {
    try (S3Client client =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .endpointOverride(endpoint())
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
            .build()) {
      client.createBucket(request -> request.bucket(name));
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    Runtime.getRuntime().removeShutdownHook(end);
  }
}
