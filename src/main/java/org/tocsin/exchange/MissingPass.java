package org.tocsin.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileId;
import org.tocsin.registry.ResidentFile;

/// Looks for the active files that a list of everybody does not speak of, in the transaction that
/// imported it.
final class MissingPass {
  private static final int BLOCK = 500;
  private static final int ONE_IN = 10;

  private final ImportRun run;
  private final ImportFiles files;
  private final Doubts doubts;
  private final ImportTarget target;
  private final Delta delta;
  private final Instant asOf;
  private final Runnable goOn;
  private final Optional<ResidentCsv> list;
  private final List<AccountNumber> first = new ArrayList<>();
  private int missing;
  private int deactivated;
  private int newer;

  /// @param asOf of which moment the list is
  /// @param goOn asked between blocks; ends the import when it throws
  MissingPass(
      ImportRun run,
      ImportFiles files,
      Doubts doubts,
      Delta delta,
      Instant asOf,
      Optional<ResidentCsv> list,
      Runnable goOn) {
    this.run = run;
    this.files = files;
    this.doubts = doubts;
    target = files.target();
    this.delta = delta;
    this.asOf = asOf;
    this.list = list;
    this.goOn = goOn;
  }

  /// @throws TooMany when more would be deactivated than may be
  Missing look() {
    var active = new FileSet();
    target.bulk().forEachActive(active::add);
    int most = delta.atMost().orElse((int) (active.size() / ONE_IN));
    var block = new ArrayList<FileId>(BLOCK);
    for (var ids = active.iterator(); ids.hasNext(); ) {
      var id = ids.next();
      if (!run.isPresent(id)) {
        block.add(id);
      }
      if (block.size() == BLOCK || !ids.hasNext()) {
        goOn.run();
        deal(block, most);
        block.clear();
      }
    }
    if (delta.deactivate() && (missing > most || missing > 0 && doubts.unreadable() > 0)) {
      throw new TooMany(missing, most, doubts.unreadable());
    }
    return new Missing(missing, deactivated, newer, first);
  }

  private void deal(List<FileId> ids, int most) {
    if (delta.deactivate()) {
      // Before they are read: an opt-out may come for one of them at any time.
      target.bulk().lock(ids);
    }
    var files = new ArrayList<>(target.bulk().find(ids));
    files.removeIf(file -> !file.content().active());
    files.sort(Comparator.comparingLong((ResidentFile file) -> file.id().number()));
    for (var file : files) {
      if (file.createdAt().isAfter(asOf)) {
        newer++;
      } else if (!doubts.mayBeOf(file)) {
        missing++;
        tell(file);
        // What is too many is taken back anyway.
        if (delta.deactivate() && missing <= most) {
          this.files.update(file, inactive(file.content()));
          deactivated++;
        }
      }
    }
    this.files.keepChanges();
  }

  private void tell(ResidentFile file) {
    if (first.size() < Missing.MOST) {
      first.add(file.account());
    }
    list.ifPresent(writer -> {
      try {
        writer.add(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private static FileContent inactive(FileContent content) {
    return new FileContent(
        content.familyName(),
        content.givenName(),
        content.language(),
        content.address(),
        content.location(),
        false,
        content.consent(),
        content.contacts(),
        content.particulars());
  }

  /// Takes the whole import back: a list cut short would silence a part of the town.
  static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int missing;
    private final int most;
    private final int unreadable;

    TooMany(int missing, int most, int unreadable) {
      this.missing = missing;
      this.most = most;
      this.unreadable = unreadable;
    }

    ImportOutcome outcome() {
      return new ImportOutcome.TooManyMissing(missing, most, unreadable);
    }
  }
}
