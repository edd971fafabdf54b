package org.tocsin.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.audit.Actor;
import org.tocsin.exchange.ImportOptions;
import org.tocsin.exchange.ImportProgress;
import org.tocsin.exchange.UndoOutcome;
import org.tocsin.settings.SettingsReader;
import org.tocsin.shared.Language;

class CoreTest {
  private static final Actor ADMIN = new Actor("admin", "poste-1");

  @TempDir Path folder;

  /// Whether launches are held back, each time that an import or its undo says how far it is.
  private static final class Watch implements ImportProgress {
    private final Core core;
    private final List<Boolean> held = new ArrayList<>();

    Watch(Core core) {
      this.core = core;
    }

    @Override
    public void report(long rows, long read, long size) {
      held.add(core.isHeldByAnImport());
    }

    @Override
    public boolean isCancelled() {
      return false;
    }
  }

  @Test
  void anImportAndItsUndoHoldLaunchesBackAtOnce() throws IOException {
    var list =
        Files.writeString(
            folder.resolve("liste.csv"),
            "nom,ville,rue,no_civique,voix\nRoy,Magog,rue A,1,4185550101\n");
    var settings = SettingsReader.read(folder, Map.of()).settings().orElseThrow();
    try (var core = Core.open(settings, folder.resolve("data"), Clock.systemUTC())) {
      var importing = new Watch(core);
      var undoing = new Watch(core);
      var options = new ImportOptions(Optional.empty(), Language.FRENCH);

      core.residentImports().importFile(ADMIN, list, options, importing);
      var batch = core.importUndo().list(1).getFirst().id();
      var outcome = core.importUndo().undo(ADMIN, batch, undoing);

      assertThat(outcome).isInstanceOf(UndoOutcome.Done.class);
      assertThat(importing.held).isNotEmpty().containsOnly(true);
      assertThat(undoing.held).isNotEmpty().containsOnly(true);
      assertThat(core.isHeldByAnImport()).isFalse();
    }
  }
}
