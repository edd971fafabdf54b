package org.tocsin.registry;

/// Follows a sweep for duplicates and may stop it; called on the thread that sweeps.
public interface SweepProgress {

  /// How far it is, from 0 to 100.
  void report(int percent);

  /// Asked often; once true, the sweep ends and leaves what the one before had found.
  boolean isCancelled();

  /// Follows nothing, stops nothing.
  static SweepProgress none() {
    return new SweepProgress() {
      @Override
      public void report(int percent) {}

      @Override
      public boolean isCancelled() {
        return false;
      }
    };
  }
}
