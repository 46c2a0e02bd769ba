package dev.incremental.plugin.database;

import dev.incremental.plugin.database.ImageCatalogue.Name;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Makes a database of our own hold what an image says and nothing else, in one transaction. What
 * the image names must be there already: it is data, and of no statement is any part taken from it.
 */
final class ImageReader {
  private final Connection connection;
  private final DataInputStream in;
  private final ImageCatalogue catalogue;
  private final Set<Name> seen = new HashSet<>();
  private final Map<Name, String> digests = new HashMap<>();
  private long rows;

  ImageReader(Connection connection, DataInputStream in) throws SQLException {
    this.connection = connection;
    this.in = in;
    this.catalogue = ImageCatalogue.of(connection);
  }

  /**
   * Reads it.
   *
   * @return how many rows all tables have now
   * @throws NoImageException if the image is of something else, or does not fit
   */
  long read() throws SQLException, IOException, NoImageException {
    if (!in.readUTF().equals(ImageFormat.BEGINNING)) {
      throw new NoImageException("it is in a form that this version does not know");
    }
    Sql.run(connection, ImageFormat.SETTINGS);
    connection.setAutoCommit(false);
    SetAside aside = SetAside.in(connection);
    empty();
    byte what = in.readByte();
    while (what != ImageFormat.END) {
      part(what);
      what = in.readByte();
    }
    if (in.readLong() != rows || !seen.containsAll(catalogue.sequences().keySet())) {
      throw new NoImageException("it does not hold all that it should");
    }
    views();
    aside.putBack();
    connection.commit();
    connection.setAutoCommit(true);
    return rows;
  }

  /** What migrations have written is in the image too. */
  private void empty() throws SQLException {
    List<Name> filled = catalogue.filled(connection);
    if (!filled.isEmpty()) {
      String names = filled.stream().map(Name::quoted).collect(Collectors.joining(", "));
      Sql.run(connection, "TRUNCATE " + names + " CASCADE");
    }
    Sql.column(connection, "SELECT lo_unlink(oid) FROM pg_largeobject_metadata");
  }

  private void part(byte what) throws SQLException, IOException, NoImageException {
    switch (what) {
      case ImageFormat.TABLE -> table();
      case ImageFormat.SEQUENCE -> sequence();
      case ImageFormat.LARGE_OBJECT -> largeObject();
      case ImageFormat.VIEW -> {
        Name view = name(catalogue.views());
        boolean isPopulated = in.readBoolean();
        String digest = in.readUTF();
        digests.put(view, isPopulated ? digest : "");
      }
      default -> throw new NoImageException("it is damaged: there is no part " + what);
    }
  }

  private Name name(Map<Name, String> known) throws IOException, NoImageException {
    Name name = new Name(in.readUTF(), in.readUTF());
    if (!known.containsKey(name) || !seen.add(name)) {
      throw new NoImageException("there is no " + name + " here, or it is there twice");
    }
    return name;
  }

  private void table() throws SQLException, IOException, NoImageException {
    Name table = name(catalogue.tables());
    String columns = String.valueOf(catalogue.tables().get(table));
    String theirs = new String(ImageFormat.readChunk(in), StandardCharsets.UTF_8);
    if (!theirs.equals(columns)) {
      throw new NoImageException(table + " has other columns here");
    }
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY " + table.quoted() + " (" + columns + ") FROM STDIN");
    long copied;
    try {
      for (byte[] chunk = ImageFormat.readChunk(in);
          chunk.length > 0;
          chunk = ImageFormat.readChunk(in)) {
        copy.writeToCopy(chunk, 0, chunk.length);
      }
      copied = copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
    if (in.readLong() != copied) {
      throw new NoImageException("it does not hold all rows of " + table);
    }
    rows += copied;
  }

  private void sequence() throws SQLException, IOException, NoImageException {
    Name sequence = name(catalogue.sequences());
    Sql.column(
        connection,
        "SELECT setval(?::regclass, ?, ?)",
        sequence.quoted(),
        in.readLong(),
        in.readBoolean());
  }

  private void largeObject() throws SQLException, IOException {
    long number = in.readLong();
    Sql.column(connection, "SELECT lo_create(" + number + ")");
    long at = 0;
    try (PreparedStatement sql =
        connection.prepareStatement("SELECT lo_put(" + number + ", ?, ?)")) {
      for (byte[] part = ImageFormat.readChunk(in);
          part.length > 0;
          part = ImageFormat.readChunk(in)) {
        sql.setLong(1, at);
        sql.setBytes(2, part);
        sql.execute();
        at += part.length;
      }
    }
  }

  private void views() throws SQLException, NoImageException {
    if (!digests.keySet().equals(catalogue.views().keySet())) {
      throw new NoImageException("it does not hold all that it should");
    }
    for (Name view : catalogue.views().keySet()) {
      String digest = String.valueOf(digests.get(view));
      ImageCatalogue.refresh(connection, view, !digest.isEmpty());
      if (!digest.isEmpty() && !ImageCatalogue.digest(connection, view).equals(digest)) {
        throw new NoImageException(view + " does not come out as it was");
      }
    }
  }
}
