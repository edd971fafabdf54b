package org.tocsin.exchange;

/// Why a file cannot be read as a list.
public enum NotCsv {
  /// Not there, a folder, or not allowed.
  UNREADABLE,
  EMPTY,
  /// A picture, an archive, a workbook.
  BINARY,
  /// Text, but in UTF-16: to be saved again as CSV UTF-8.
  UTF_16,
  /// Its name says JSON, and it is not an array of objects, or stops in the middle of one.
  NOT_JSON,
  /// It begins as JSON, and it is not a GeoJSON feature collection, or stops in the middle of one.
  NOT_GEOJSON,
  /// Its first line lacks columns that are needed.
  MISSING_COLUMNS,
  /// Its first line names a column twice.
  REPEATED_COLUMNS
}
