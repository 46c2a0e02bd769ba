package dev.incremental.plugin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
  @Test
  void theDatabaseIsReplacedAndTheRestIsKept() throws DatabaseException {
    ServerAddress address =
        ServerAddress.of(" jdbc:postgresql://a:5433,b/main?sslmode=require&x=/y ");

    assertThat(address.database()).isEqualTo("main");
    assertThat(address.url("other"))
        .isEqualTo("jdbc:postgresql://a:5433,b/other?sslmode=require&x=/y");
    assertThat(address.inWords()).isEqualTo("postgresql://a:5433,b/main");
  }

  @Test
  void withoutADatabaseItIsPostgres() throws DatabaseException {
    assertThat(ServerAddress.of("jdbc:postgresql://h/").database()).isEqualTo("postgres");
    assertThat(ServerAddress.of("jdbc:postgresql:").url("x")).isEqualTo("jdbc:postgresql:x");
  }

  @Test
  void psqlIsToldTheDatabaseAndNotTheDriversParameters() throws DatabaseException {
    Server server = Server.named("jdbc:postgresql://a:5433/main?sslmode=require", "ada", "hush");
    assertThat(server.psql("x")).isEqualTo("psql -U ada 'postgresql://a:5433/x'");

    Server local = Server.named("jdbc:postgresql:", "ada l'", "hush");
    assertThat(local.psql("x")).isEqualTo("psql -U 'ada l'\\''' 'postgresql:///x'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost:5432", "jdbc:mysql://h/x", "jdbc:postgresql://h:5432"})
  void anythingElseIsRefused(String url) {
    assertThatThrownBy(() -> ServerAddress.of(url))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("incremental.database.url");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://h/x?user=a&password=hush",
        "jdbc:postgresql://a:hush@h/x",
        "jdbc:postgresql://h/x?sslpassword=hush"
      })
  void aPasswordInItIsRefusedAndNotRepeated(String url) {
    assertThatThrownBy(() -> ServerAddress.of(url))
        .hasMessageContaining("password")
        .hasMessageNotContaining("hush");
  }
}
