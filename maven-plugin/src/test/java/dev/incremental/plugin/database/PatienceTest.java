package dev.incremental.plugin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final List<String> said = new ArrayList<>();
  private final Patience patience = new Patience(said::add);

  private static Connection connection() {
    return (Connection)
        Proxy.newProxyInstance(
            PatienceTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> null);
  }

  /** How often it is tried where the server objects so at first. */
  private int tries(String... states) throws SQLException {
    Deque<String> objections = new ArrayDeque<>(List.of(states));
    int[] tries = {0};
    patience.with(
        "server",
        () -> {
          tries[0]++;
          String state = objections.poll();
          if (state != null) {
            throw new SQLException("no", state);
          }
          return connection();
        });
    return tries[0];
  }

  @Test
  void whereAllConnectionsAreInUseItIsTriedAgain() throws SQLException {
    assertThat(tries("53300", "53300")).isEqualTo(3);
    assertThat(said).as("before a second is over").isEmpty();
  }

  @Test
  void whoeverWasLetInOnceMayHopeForAServerThatIsAway() throws SQLException {
    assertThatThrownBy(() -> tries("08001")).isInstanceOf(SQLException.class);
    assertThat(tries()).isEqualTo(1);
    assertThat(tries("08001", "57P03", "53300")).isEqualTo(4);
  }

  @Test
  void otherObjectionsStay() throws SQLException {
    assertThat(tries()).isEqualTo(1);
    assertThatThrownBy(() -> tries("28P01")).hasMessage("no");
  }
}
