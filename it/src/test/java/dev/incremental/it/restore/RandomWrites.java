package dev.incremental.it.restore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A random sequence of statements over several connections, which its number alone decides; some
 * run at the same time as those that follow on other connections.
 */
final class RandomWrites {

  /** {@code #} is a small number, {@code ##} a larger one, each another one. */
  private static final List<String> UNDONE =
      List.of(
          "INSERT INTO customer (name, mail) VALUES ('new #', 'm##')",
          "INSERT INTO customer (name) VALUES ('twice #'), ('b')",
          "UPDATE customer SET balance = balance + # WHERE id % 10 = #",
          "UPDATE customer SET name = name || '#' WHERE id = ##",
          "UPDATE customer SET id = DEFAULT WHERE id = ##",
          "DELETE FROM customer WHERE id = ##",
          "INSERT INTO orders (customer_id, note) VALUES (##, 'x'), (#, 'y')",
          "INSERT INTO orders (id, customer_id) VALUES (##, 1) ON CONFLICT (id) DO UPDATE SET note = 'c'",
          "UPDATE orders SET customer_id = ## WHERE id = ##",
          "UPDATE orders SET id = id + 10000 WHERE id % 50 = #",
          "DELETE FROM orders WHERE id % 30 = #",
          "INSERT INTO line VALUES (##, #, 5) ON CONFLICT DO NOTHING",
          "UPDATE line SET amount = amount + 1 WHERE order_id BETWEEN # AND ##",
          "DELETE FROM line WHERE no = # AND order_id > ##",
          "INSERT INTO entry (what, took) VALUES ('w#', '# days')",
          "INSERT INTO entry SELECT * FROM entry WHERE what = 'w#'",
          "UPDATE entry SET ratio = #, data = '[#]' WHERE what = 'w#'",
          "DELETE FROM entry WHERE ctid IN (SELECT ctid FROM entry LIMIT #)",
          "UPDATE slot SET pos = 21 - pos",
          "UPDATE slot SET pos = 9 - pos WHERE pos < 9",
          "UPDATE rank SET pos = pos + 100 WHERE pos = #; UPDATE rank SET pos = # WHERE pos > 100",
          "DELETE FROM rank WHERE pos <= #",
          "INSERT INTO measure VALUES (DATE '2019-12-01' + ##, #), ('1990-01-01', #)",
          "UPDATE measure SET at = at + ### WHERE v % 10 = #",
          "UPDATE measure_old SET note = 'n#' WHERE v = ##",
          "DELETE FROM measure WHERE v BETWEEN ## AND ##",
          "DELETE FROM measure_new WHERE v = ##",
          "UPDATE animal SET name = name || '#' WHERE id IN (#, 1#)",
          "DELETE FROM animal WHERE id = 1#",
          "UPDATE ONLY animal SET id = # WHERE id = #",
          "INSERT INTO dog VALUES (##, 'd', ARRAY['#'])",
          "DELETE FROM tree WHERE id = #",
          "UPDATE tree SET parent = # WHERE id = #",
          "UPDATE document SET body = body || '#' WHERE id = #",
          "UPDATE document SET raw = decode('0#', 'hex'), mood = 'glad' WHERE id <= #",
          "DELETE FROM document WHERE id = #",
          "INSERT INTO booking VALUES (#, int4range(##, ## + 1000))",
          "DELETE FROM booking WHERE id = #",
          "INSERT INTO scratch VALUES ('k#', #) ON CONFLICT (k) DO UPDATE SET n = scratch.n + 1",
          "DELETE FROM scratch WHERE n > #",
          "MERGE INTO scratch s USING (VALUES ('k#'), ('k##')) w (k) ON s.k = w.k"
              + " WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT VALUES (w.k, #)",
          "UPDATE \"Odd \"\"Table\" SET \"Key\" = \"Key\" + 100, \"select\" = NULL WHERE \"Key\" = #",
          "UPDATE rich SET name = 'rich #' WHERE id > ##",
          "COPY scratch FROM PROGRAM 'printf \"c##\\t#\\nd##\\t#\\n\"'",
          "COPY scratch FROM STDIN\nc##\t#\nd##\t#\n",
          "COPY measure FROM STDIN\n2015-01-0#\t##\t\\N\n1980-01-01\t#\tcopied\n",
          "COPY customer (name, mail) FROM STDIN\ncopied #\tc##\n",
          "INSERT INTO scratch SELECT 'bulk' || i, i FROM generate_series(##, ## + 300) i ON CONFLICT DO NOTHING",
          "WITH gone AS (DELETE FROM line WHERE order_id = ## RETURNING *) INSERT INTO line SELECT order_id, no + 5, amount FROM gone",
          "SELECT nextval('ticket')",
          "SELECT setval('untouched', ##, # > 4)",
          "SELECT setval('orders_id_seq', ##)",
          "INSERT INTO customer (id, name) OVERRIDING SYSTEM VALUE VALUES (1##, 'own')",
          "DO $$ BEGIN FOR i IN 1..4 LOOP INSERT INTO scratch VALUES ('do#' || i, ##) ON CONFLICT DO NOTHING;"
              + " IF i % 2 = 0 THEN ROLLBACK; ELSE COMMIT; END IF; END LOOP; END $$",
          "PREPARE p# AS UPDATE tree SET parent = NULL WHERE id = $1; EXECUTE p#(1#); DEALLOCATE p#",
          "SET CONSTRAINTS ALL IMMEDIATE",
          "SET CONSTRAINTS ALL DEFERRED",
          "SELECT pg_advisory_xact_lock_shared(#)",
          "LISTEN something",
          "DECLARE c# CURSOR WITH HOLD FOR SELECT * FROM line",
          "LOCK TABLE entry IN SHARE MODE",
          "VACUUM line",
          "VACUUM FULL scratch",
          "SELECT 1 FROM customer WHERE id < # FOR UPDATE",
          "SELECT pg_advisory_lock(#)",
          "CREATE TEMP TABLE IF NOT EXISTS t# AS SELECT 1 AS x",
          "SET session_replication_role = replica",
          "SET session_replication_role = origin",
          "SET timezone = 'Asia/Tokyo'",
          "SET extra_float_digits = -#",
          "ANALYZE orders",
          "SELECT 1 / 0");

  private static final List<String> NOTICED =
      List.of(
          "TRUNCATE scratch",
          "TRUNCATE customer CASCADE",
          "REFRESH MATERIALIZED VIEW summary",
          "SELECT lo_from_bytea(0, 'x#')",
          "SELECT lo_put(picture, #, 'x') FROM document WHERE id < 4",
          "SELECT lo_unlink(picture) FROM document WHERE id = 1",
          "SELECT lowrite(lo_open(picture, 131072), 'x#') FROM document WHERE id = 2",
          "CREATE INDEX CONCURRENTLY extra# ON scratch (n)",
          "ALTER TABLE customer ALTER id RESTART WITH ##",
          "ALTER TABLE measure DETACH PARTITION measure_new",
          "CREATE TABLE fresh# (x int)",
          "ALTER TABLE scratch ADD COLUMN extra int DEFAULT #",
          "ALTER TABLE scratch DISABLE TRIGGER ALL",
          "DROP TABLE rank");

  private static final List<String> CONTROL =
      List.of(
          "BEGIN",
          "BEGIN",
          "COMMIT",
          "COMMIT",
          "ROLLBACK",
          "SAVEPOINT s",
          "ROLLBACK TO s",
          "RELEASE s");

  private final Random random;
  private final List<String> said = Collections.synchronizedList(new ArrayList<>());
  private boolean mayNeedClone;

  RandomWrites(long number) {
    random = new Random(number);
    random.nextInt(); // the first numbers of neighbouring seeds are alike
  }

  /** Writes through sessions, some statements at a time in several of them. */
  void runIn(WritingSessions sessions) {
    int length = 1 + random.nextInt(25);
    for (int i = 0; i < length; i++) {
      int index = random.nextInt(WritingSessions.NUMBER);
      String statement = next();
      boolean alone = random.nextInt(4) > 0;
      sessions.say(index, statement, state -> said.add(index + ": " + statement + state));
      if (alone) {
        sessions.await();
      }
    }
    sessions.await();
  }

  /** What was said, and what failed of it. */
  String story() {
    return String.join("\n", said);
  }

  /** Whether there is something in it that may lead to a fresh clone. */
  boolean mayNeedClone() {
    return mayNeedClone;
  }

  private String next() {
    int kind = random.nextInt(100);
    if (kind < 20) {
      return CONTROL.get(random.nextInt(CONTROL.size()));
    }
    if (kind == 20) {
      String gid = "'p" + random.nextInt(1000) + "'";
      return "PREPARE TRANSACTION "
          + gid
          + (random.nextBoolean() ? "; COMMIT PREPARED " + gid : "");
    }
    boolean noticed = kind == 21;
    mayNeedClone |= noticed;
    List<String> statements = noticed ? NOTICED : UNDONE;
    return numbered(statements.get(random.nextInt(statements.size())));
  }

  private String numbered(String statement) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < statement.length(); i++) {
      if (statement.charAt(i) != '#') {
        text.append(statement.charAt(i));
        continue;
      }
      int bound = 10;
      while (i + 1 < statement.length() && statement.charAt(i + 1) == '#') {
        bound *= 12;
        i++;
      }
      text.append(random.nextInt(bound));
    }
    return text.toString();
  }
}
