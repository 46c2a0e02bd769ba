package dev.incremental.plugin.database;

import dev.incremental.testdb.contract.CloneName;
import dev.incremental.testdb.contract.Label;
import dev.incremental.testdb.contract.Owner;
import dev.incremental.testdb.restore.Contents;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * Takes what seeds have written out of a server, and into another one that has the same migrations.
 *
 * <p>An image holds the data of all tables, those of migrations and of seeds before it among them,
 * so that it fits a copy of the migrated template, whatever other seeds that server has. Nothing of
 * the schema is in it: where a function has changed that, there is no image.
 */
public final class SeedImages {
  private final Server server;

  /** Those of a server. */
  public SeedImages(Server server) {
    this.server = server;
  }

  /**
   * Writes what a seed's database holds.
   *
   * @param seed the database
   * @param migrated the template that it began as a copy of
   * @param out is not closed
   * @return how many rows there are
   * @throws NoImageException if it holds what no image can
   * @throws IOException if it cannot be written
   */
  public long export(String seed, String migrated, OutputStream out)
      throws DatabaseException, NoImageException, IOException {
    Contents schema = inCopy(migrated, Contents::ofSchema);
    return inCopy(seed, connection -> write(connection, schema, out));
  }

  private static long write(Connection seed, Contents schema, OutputStream out)
      throws SQLException, NoImageException, IOException {
    List<String> changes = schema.differences(Contents.ofSchema(seed));
    if (!changes.isEmpty()) {
      throw new NoImageException("its function changes the schema: " + changes.get(0));
    }
    GZIPOutputStream packed =
        new GZIPOutputStream(out, ImageFormat.CHUNK) {
          {
            def.setLevel(Deflater.BEST_SPEED);
          }
        };
    DataOutputStream data = new DataOutputStream(packed);
    long rows = new ImageWriter(seed, data).write();
    data.flush();
    packed.finish();
    return rows;
  }

  /**
   * Makes a database that holds what an image says.
   *
   * @param migrated the template that it is a copy of at first
   * @param database what it is called; it belongs to this process until it is sealed
   * @param in the image, not closed
   * @param rows how many it is said to have
   * @throws NoImageException if the image does not fit, or is damaged; nothing is left then
   */
  public void load(String migrated, String database, InputStream in, long rows)
      throws DatabaseException, NoImageException {
    boolean isWhole = false;
    copy(migrated, database);
    try (Connection connection = server.connect(database)) {
      Contents before = Contents.ofSchema(connection);
      DataInputStream data =
          new DataInputStream(
              new BufferedInputStream(
                  new GZIPInputStream(in, ImageFormat.CHUNK), ImageFormat.CHUNK));
      if (new ImageReader(connection, data).read() != rows) {
        throw new NoImageException("it does not hold as many rows as it should");
      }
      if (data.read() >= 0) {
        throw new NoImageException("there is more than it should hold");
      }
      List<String> changes = before.differences(Contents.ofSchema(connection));
      if (!changes.isEmpty()) {
        throw new NoImageException("the schema is another one after it: " + changes.get(0));
      }
      isWhole = true;
    } catch (EOFException e) {
      throw new NoImageException("it is cut off", e);
    } catch (ZipException e) {
      throw new NoImageException("it is damaged: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new NoImageException(String.valueOf(e.getMessage()), e);
    } catch (SQLException e) {
      throw new NoImageException("PostgreSQL objects: " + objection(e));
    } finally {
      if (!isWhole) {
        drop(database);
      }
    }
  }

  private String objection(SQLException e) {
    return server.secrets().hiddenIn(Sql.message(e));
  }

  /** What is done in a copy of a database. */
  @FunctionalInterface
  private interface Work<T> {
    T in(Connection connection)
        throws SQLException, IOException, NoImageException, DatabaseException;
  }

  /** Templates take no connections; the copy goes afterwards, or when this process is gone. */
  private <T> T inCopy(String template, Work<T> work)
      throws DatabaseException, NoImageException, IOException {
    String copy = CloneName.of(Owner.current());
    copy(template, copy);
    try (Connection connection = server.connect(copy)) {
      return work.in(connection);
    } catch (SQLException e) {
      throw new NoImageException("PostgreSQL objects: " + objection(e));
    } finally {
      drop(copy);
    }
  }

  private void copy(String template, String name) throws DatabaseException {
    try (Connection connection = server.connect()) {
      new Databases(connection, server)
          .create(name, Optional.of(template), Label.ofClone(Owner.current(), template));
    } catch (SQLException e) {
      throw Trouble.in(server, e);
    }
  }

  private void drop(String name) throws DatabaseException {
    try (Connection connection = server.connect()) {
      new Databases(connection, server).dropIfExists(name);
    } catch (SQLException e) {
      throw Trouble.in(server, e);
    }
  }
}
