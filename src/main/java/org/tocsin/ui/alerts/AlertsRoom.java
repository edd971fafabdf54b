package org.tocsin.ui.alerts;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.tocsin.campaign.Pace;
import org.tocsin.shared.Language;
import org.tocsin.ui.common.BackgroundTasks;
import org.tocsin.ui.common.FilePicker;
import org.tocsin.ui.common.KeyHelp;
import org.tocsin.ui.common.Navigator;
import org.tocsin.ui.common.Room;
import org.tocsin.ui.common.RoomKey;
import org.tocsin.ui.common.Texts;
import org.tocsin.ui.sound.AudioPlayer;

/// The room where an alert is prepared and launched.
public final class AlertsRoom implements Room {
  private final AlertsViewModel model;
  private final FilePicker picker;
  private final Optional<Pace> allowed;
  private final ZoneId zone;

  /// @param allowed what all alerts together may use; empty where no PBX is configured
  public AlertsRoom(
      AlertsDesk desk,
      BackgroundTasks tasks,
      Navigator navigator,
      AudioPlayer player,
      FilePicker picker,
      Optional<Pace> allowed,
      ZoneId zone) {
    this.model = new AlertsViewModel(desk, tasks, navigator, player);
    this.picker = picker;
    this.allowed = allowed;
    this.zone = zone;
  }

  @Override
  public RoomKey key() {
    return RoomKey.ALERTS;
  }

  @Override
  public View open(Language language) {
    model.form().policy().setSeparator(language == Language.FRENCH ? ',' : '.');
    return new AlertsView(model, picker, allowed, Texts.of("alerts", language, zone));
  }

  @Override
  public List<String> unfinished(Language language) {
    var texts = Texts.of("alerts", language, zone);
    if (model.launching().get()) {
      return List.of(texts.get("alerts.closing.launching"));
    }
    return model.isUnsaved() ? List.of(texts.get("alerts.closing.unsaved")) : List.of();
  }

  @Override
  public List<KeyHelp> keys(Language language) {
    return KeyHelp.list(Texts.of("alerts", language, zone), "alerts.keys.open");
  }

  /// Opens a draft in the page, any other campaign where it is followed.
  @Override
  public void show(long id) {
    model.campaigns().stream()
        .filter(campaign -> campaign.id().number() == id)
        .findFirst()
        .ifPresent(model::open);
  }
}
