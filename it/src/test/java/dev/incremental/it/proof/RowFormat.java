package dev.incremental.it.proof;

/**
 * How a ledger writes its rows: one line each, fields separated by tabs.
 *
 * @param <R> a row, which belongs to one edit
 */
public interface RowFormat<R> {

  /** The ledger's first line. */
  String header();

  /** The edit that a row is about. */
  EditKey key(R row);

  /** The row's line. */
  String line(R row);

  /** Reads a line that {@link #line} wrote. */
  R parse(String line);
}
