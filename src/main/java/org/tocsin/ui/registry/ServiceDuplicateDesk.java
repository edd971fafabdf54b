package org.tocsin.ui.registry;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tocsin.audit.Actor;
import org.tocsin.registry.DuplicateService;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileId;
import org.tocsin.registry.FileMerge;
import org.tocsin.registry.FilePair;
import org.tocsin.registry.LikelyDuplicate;
import org.tocsin.registry.MergeOutcome;
import org.tocsin.registry.MergeService;
import org.tocsin.registry.RecentMerge;
import org.tocsin.registry.ResidentFile;
import org.tocsin.registry.SuspectedPair;
import org.tocsin.registry.SweepOutcome;
import org.tocsin.registry.SweepProgress;
import org.tocsin.registry.UndoOutcome;
import org.tocsin.shared.Page;

/// The desk for duplicates on the services.
public final class ServiceDuplicateDesk implements DuplicateDesk {
  private final DuplicateService duplicates;
  private final MergeService merges;
  private final Supplier<Actor> actor;

  public ServiceDuplicateDesk(
      DuplicateService duplicates, MergeService merges, Supplier<Actor> actor) {
    this.duplicates = duplicates;
    this.merges = merges;
    this.actor = actor;
  }

  @Override
  public Page<SuspectedPair> listSuspected(int limit) {
    return duplicates.listSuspected(0, limit);
  }

  @Override
  public SweepOutcome sweep(SweepProgress progress) {
    return duplicates.sweep(actor.get(), progress);
  }

  @Override
  public List<LikelyDuplicate> listLikely(FileContent typed, Optional<FileId> self) {
    return duplicates.listLikely(typed, self);
  }

  @Override
  public void setDistinct(FilePair pair) {
    duplicates.setDistinct(actor.get(), pair);
  }

  @Override
  public MergeOutcome merge(ResidentFile keep, ResidentFile other, FileContent chosen) {
    return merges.merge(
        actor.get(), MergeService.Read.of(keep), MergeService.Read.of(other), chosen);
  }

  @Override
  public List<RecentMerge> listRecent(int limit) {
    return merges.listRecent(limit);
  }

  @Override
  public UndoOutcome undo(FileMerge merge) {
    return merges.undo(actor.get(), merge.id());
  }
}
