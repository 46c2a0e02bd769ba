package dev.incremental.plugin.database;

import dev.incremental.plugin.database.ImageCatalogue.Name;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Writes all data of a database of our own, which nobody else uses, as {@link ImageFormat} says. No
 * more than a row is held in memory at once.
 */
final class ImageWriter {
  private final Connection connection;
  private final DataOutputStream out;
  private final ImageCatalogue catalogue;
  private final byte[] chunk = new byte[ImageFormat.CHUNK];
  private int filled;

  ImageWriter(Connection connection, DataOutputStream out) throws SQLException {
    this.connection = connection;
    this.out = out;
    this.catalogue = ImageCatalogue.of(connection);
  }

  /**
   * Writes it.
   *
   * @return how many rows all tables have
   * @throws NoImageException if the database holds what no image can
   */
  long write() throws SQLException, IOException, NoImageException {
    Sql.run(connection, ImageFormat.SETTINGS);
    out.writeUTF(ImageFormat.BEGINNING);
    long rows = 0;
    for (Name table : catalogue.filled(connection)) {
      rows += table(table);
    }
    for (Name sequence : catalogue.sequences().keySet()) {
      sequence(sequence);
    }
    for (long each : largeObjects()) {
      largeObject(each);
    }
    views();
    out.writeByte(ImageFormat.END);
    out.writeLong(rows);
    return rows;
  }

  private long table(Name table) throws SQLException, IOException, NoImageException {
    String columns = String.valueOf(catalogue.tables().get(table));
    if (columns.isEmpty()) {
      throw new NoImageException("rows of " + table + " have no columns");
    }
    out.writeByte(ImageFormat.TABLE);
    name(table);
    byte[] text = columns.getBytes(StandardCharsets.UTF_8);
    ImageFormat.writeChunk(out, text, text.length);
    Sql.run(connection, "SET search_path = ''"); // names within values have their schemas then
    CopyOut copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("COPY " + table.quoted() + " (" + columns + ") TO STDOUT");
    for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
      add(row);
    }
    flush();
    out.writeInt(0);
    long rows = copy.getHandledRowCount();
    out.writeLong(rows);
    Sql.run(connection, "RESET search_path");
    return rows;
  }

  private void add(byte[] row) throws IOException {
    if (filled + row.length > chunk.length) {
      flush();
    }
    if (row.length > chunk.length) {
      ImageFormat.writeChunk(out, row, row.length);
    } else {
      System.arraycopy(row, 0, chunk, filled, row.length);
      filled += row.length;
    }
  }

  private void flush() throws IOException {
    ImageFormat.writeChunk(out, chunk, filled);
    filled = 0;
  }

  private void sequence(Name sequence) throws SQLException, IOException {
    try (Statement sql = connection.createStatement();
        ResultSet row =
            sql.executeQuery("SELECT last_value, is_called FROM " + sequence.quoted())) {
      row.next();
      out.writeByte(ImageFormat.SEQUENCE);
      name(sequence);
      out.writeLong(row.getLong(1));
      out.writeBoolean(row.getBoolean(2));
    }
  }

  private List<Long> largeObjects() throws SQLException, NoImageException {
    List<String> others =
        Sql.column(
            connection,
            "SELECT oid FROM pg_largeobject_metadata WHERE lomacl IS NOT NULL"
                + " OR pg_get_userbyid(lomowner) <> current_user");
    if (!others.isEmpty()) {
      throw new NoImageException(
          "the large object " + others.get(0) + " has rights or an owner of its own");
    }
    return Sql.column(connection, "SELECT oid FROM pg_largeobject_metadata ORDER BY oid").stream()
        .map(Long::valueOf)
        .toList();
  }

  private void largeObject(long number) throws SQLException, IOException {
    out.writeByte(ImageFormat.LARGE_OBJECT);
    out.writeLong(number);
    byte[] part = new byte[0];
    for (long from = 0; from == 0 || part.length == ImageFormat.CHUNK; from += part.length) {
      part = part(number, from);
      ImageFormat.writeChunk(out, part, part.length);
      if (part.length == 0) {
        break;
      }
    }
    out.writeInt(0);
  }

  private byte[] part(long number, long from) throws SQLException {
    String query = "SELECT lo_get(" + number + ", " + from + ", " + ImageFormat.CHUNK + ")";
    try (Statement sql = connection.createStatement();
        ResultSet row = sql.executeQuery(query)) {
      row.next();
      byte[] bytes = row.getBytes(1);
      return bytes == null ? new byte[0] : bytes;
    }
  }

  /** They are made again from the tables, so that they must hold just that. */
  private void views() throws SQLException, IOException, NoImageException {
    Map<Name, String> digests = new LinkedHashMap<>();
    for (Map.Entry<Name, String> each : catalogue.views().entrySet()) {
      boolean isPopulated = each.getValue().equals("true");
      digests.put(
          each.getKey(), isPopulated ? ImageCatalogue.digest(connection, each.getKey()) : "");
    }
    for (Map.Entry<Name, String> each : digests.entrySet()) {
      boolean isPopulated = !each.getValue().isEmpty();
      ImageCatalogue.refresh(connection, each.getKey(), isPopulated);
      if (isPopulated
          && !ImageCatalogue.digest(connection, each.getKey()).equals(each.getValue())) {
        throw new NoImageException(
            each.getKey()
                + " does not hold what its query gives: let the seed's function refresh it");
      }
      out.writeByte(ImageFormat.VIEW);
      name(each.getKey());
      out.writeBoolean(isPopulated);
      out.writeUTF(each.getValue());
    }
  }

  private void name(Name name) throws IOException {
    out.writeUTF(name.schema());
    out.writeUTF(name.name());
  }
}
