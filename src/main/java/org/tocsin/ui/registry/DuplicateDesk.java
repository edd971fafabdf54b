package org.tocsin.ui.registry;

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

/// What is asked of the house about files that seem to be of one residence, in the name of whoever
/// is signed in. All of it blocks: never called on the FX thread.
public interface DuplicateDesk {
  Page<SuspectedPair> listSuspected(int limit);

  SweepOutcome sweep(SweepProgress progress);

  /// @param self the file that is being changed; none for a new one
  List<LikelyDuplicate> listLikely(FileContent typed, Optional<FileId> self);

  void setDistinct(FilePair pair);

  /// @param keep as it was read
  /// @param other as it was read; it is closed
  MergeOutcome merge(ResidentFile keep, ResidentFile other, FileContent chosen);

  List<RecentMerge> listRecent(int limit);

  UndoOutcome undo(FileMerge merge);
}
