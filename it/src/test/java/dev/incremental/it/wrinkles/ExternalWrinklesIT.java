package dev.incremental.it.wrinkles;

import static dev.incremental.it.wrinkles.SampleFile.java;
import static dev.incremental.it.wrinkles.SampleFile.test;

import org.junit.jupiter.api.Test;

/** Tests that reach out of their JVM, to where no agent sees what they depend on. */
class ExternalWrinklesIT {
  @Test
  void whoStartsAProcessOrTalksToAnotherMachineAlwaysRuns() {
    Wrinkle.with(
            java(
                "Main",
                "public class Main { public static void main(String[] arguments) { System.exit(7); } }"),
            test(
                "ChildTest",
                """
                @Test void starts() throws Exception {
                  String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
                  Process child = new ProcessBuilder(java, "-cp", "target/classes", "Main").inheritIO().start();
                  assertEquals(7, child.waitFor());
                }
                """),
            test(
                "SocketTest",
                """
                @Test void connects() throws Exception {
                  try (var socket = new java.net.DatagramSocket()) {
                    socket.connect(java.net.InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1}), 9);
                    assertTrue(socket.isConnected());
                  }
                }
                """),
            test(
                "LoopbackTest",
                """
                @Test void connects() throws Exception {
                  try (var socket = new java.net.DatagramSocket()) {
                    socket.connect(java.net.InetAddress.getLoopbackAddress(), 9);
                    assertTrue(socket.isConnected());
                  }
                }
                """),
            test("UnconcernedTest", "@Test void nothing() { }"))
        .edit()
        .expectRun("ChildTest#starts", "SocketTest#connects")
        .edit()
        .expectRun("ChildTest#starts", "SocketTest#connects")
        .edit(
            java(
                "Main",
                "public class Main { public static void main(String[] arguments) { System.exit(8); } }"))
        .expectRun("ChildTest#starts", "SocketTest#connects");
  }
}
