package org.tocsin.ui.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileId;
import org.tocsin.registry.FileMerge;
import org.tocsin.registry.FilePair;
import org.tocsin.registry.LikelyDuplicate;
import org.tocsin.registry.MergeOutcome;
import org.tocsin.registry.RecentMerge;
import org.tocsin.registry.ResidentFile;
import org.tocsin.registry.SuspectedPair;
import org.tocsin.registry.SweepOutcome;
import org.tocsin.registry.SweepProgress;
import org.tocsin.registry.UndoOutcome;
import org.tocsin.shared.Page;

/// Answers as it is told.
final class FakeDuplicateDesk implements DuplicateDesk {
  final List<SuspectedPair> suspected = new ArrayList<>();
  final List<RecentMerge> recent = new ArrayList<>();
  final List<LikelyDuplicate> likely = new ArrayList<>();
  final List<FilePair> distinct = new ArrayList<>();
  SweepOutcome swept = new SweepOutcome.Swept(0, 0, false);

  /// What every merge runs into.
  Optional<RuntimeException> failure = Optional.empty();

  Optional<MergeOutcome> merged = Optional.empty();
  Optional<UndoOutcome> undone = Optional.empty();

  @Override
  public Page<SuspectedPair> listSuspected(int limit) {
    return new Page<>(suspected, 0, suspected.size());
  }

  @Override
  public SweepOutcome sweep(SweepProgress progress) {
    return progress.isCancelled() ? new SweepOutcome.Cancelled() : swept;
  }

  @Override
  public List<LikelyDuplicate> listLikely(FileContent typed, Optional<FileId> self) {
    return List.copyOf(likely);
  }

  @Override
  public void setDistinct(FilePair pair) {
    distinct.add(pair);
  }

  @Override
  public MergeOutcome merge(ResidentFile keep, ResidentFile other, FileContent chosen) {
    if (failure.isPresent()) {
      throw failure.get();
    }
    return merged.orElseThrow();
  }

  @Override
  public List<RecentMerge> listRecent(int limit) {
    return List.copyOf(recent);
  }

  @Override
  public UndoOutcome undo(FileMerge merge) {
    return undone.orElseThrow();
  }
}
