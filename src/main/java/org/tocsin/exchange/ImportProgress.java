package org.tocsin.exchange;

/// Follows an import and may stop it; called on the thread that imports.
public interface ImportProgress {

  void report(long rows, long bytes, long bytesInAll);

  /// Asked often; once true, the import ends and leaves nothing.
  boolean isCancelled();

  /// Follows nothing, stops nothing.
  static ImportProgress none() {
    return new ImportProgress() {
      @Override
      public void report(long rows, long bytes, long bytesInAll) {}

      @Override
      public boolean isCancelled() {
        return false;
      }
    };
  }
}
