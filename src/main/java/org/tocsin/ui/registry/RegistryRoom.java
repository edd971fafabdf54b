package org.tocsin.ui.registry;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.registry.FileId;
import org.tocsin.shared.Language;
import org.tocsin.ui.common.BackgroundTasks;
import org.tocsin.ui.common.FilePicker;
import org.tocsin.ui.common.KeyHelp;
import org.tocsin.ui.common.Room;
import org.tocsin.ui.common.RoomKey;
import org.tocsin.ui.common.Texts;

/// The room where residences' files are found and kept.
public final class RegistryRoom implements Room {
  private final RegistryViewModel model;
  private final ZoneId zone;
  private final FilePicker picker;

  public RegistryRoom(RegistryDesk desk, BackgroundTasks tasks, ZoneId zone, FilePicker picker) {
    this.model = new RegistryViewModel(desk, tasks);
    this.zone = zone;
    this.picker = picker;
  }

  @Override
  public RoomKey key() {
    return RoomKey.REGISTRY;
  }

  @Override
  public View open(Language language) {
    return new RegistryView(model, Texts.of("registry", language, zone), picker);
  }

  @Override
  public void show(long id) {
    model.choose(new FileId(id));
  }

  @Override
  public List<String> unfinished(Language language) {
    var texts = Texts.of("registry", language, zone);
    var sentences = new ArrayList<String>();
    if (model.file().isChanged()) {
      sentences.add(texts.get("registry.closing.unsaved"));
    }
    if (model.imports().stage().get() instanceof ImportModel.Stage.Running running
        && !running.preview()) {
      sentences.add(texts.get("registry.closing.import"));
    }
    if (model.pastImports().stage().get() instanceof PastImportsModel.Stage.Running) {
      sentences.add(texts.get("registry.closing.undo"));
    }
    if (model.exports().stage().get() instanceof ExportModel.Stage.Running) {
      sentences.add(texts.get("registry.closing.export"));
    }
    return sentences;
  }

  @Override
  public List<KeyHelp> keys(Language language) {
    return KeyHelp.list(Texts.of("registry", language, zone), RegistryKey.help());
  }

  /// Shows what is found for these words, whatever the list was limited to.
  public void search(String query) {
    model.search().searchAll(query);
  }
}
