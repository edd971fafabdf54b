package org.tocsin.ui.followup;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.Pace;
import org.tocsin.shared.Language;
import org.tocsin.ui.common.BackgroundTasks;
import org.tocsin.ui.common.FilePicker;
import org.tocsin.ui.common.KeyHelp;
import org.tocsin.ui.common.Room;
import org.tocsin.ui.common.RoomKey;
import org.tocsin.ui.common.Texts;
import org.tocsin.ui.sound.AudioPlayer;

/// The room where an alert in progress is followed.
public final class FollowUpRoom implements Room {
  private final FollowUpViewModel model;
  private final FilePicker picker;
  private final ZoneId zone;

  /// @param allowed what all alerts together may use; empty where no PBX is configured
  public FollowUpRoom(
      FollowUpDesk desk,
      BackgroundTasks tasks,
      AudioPlayer player,
      FilePicker picker,
      Optional<Pace> allowed,
      Clock clock,
      ZoneId zone) {
    this.model = new FollowUpViewModel(desk, tasks, player, allowed, clock);
    this.picker = picker;
    this.zone = zone;
  }

  @Override
  public RoomKey key() {
    return RoomKey.FOLLOW_UP;
  }

  @Override
  public View open(Language language) {
    return new FollowUpView(model, picker, Texts.of("followup", language, zone));
  }

  @Override
  public List<KeyHelp> keys(Language language) {
    return KeyHelp.list(Texts.of("followup", language, zone), "followup.keys.escape");
  }

  @Override
  public void show(long id) {
    model.choose(new CampaignId(id));
  }
}
