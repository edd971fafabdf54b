package org.tocsin.ui.followup;

import java.time.Clock;
import java.time.ZoneId;
import org.tocsin.campaign.CampaignId;
import org.tocsin.shared.Language;
import org.tocsin.ui.common.BackgroundTasks;
import org.tocsin.ui.common.Room;
import org.tocsin.ui.common.RoomKey;
import org.tocsin.ui.common.Texts;

/// The room where an alert in progress is followed.
public final class FollowUpRoom implements Room {
  private final FollowUpViewModel model;
  private final ZoneId zone;

  public FollowUpRoom(FollowUpDesk desk, BackgroundTasks tasks, Clock clock, ZoneId zone) {
    this.model = new FollowUpViewModel(desk, tasks, clock);
    this.zone = zone;
  }

  @Override
  public RoomKey key() {
    return RoomKey.FOLLOW_UP;
  }

  @Override
  public View open(Language language) {
    return new FollowUpView(model, Texts.of("followup", language, zone));
  }

  @Override
  public void show(long id) {
    model.choose(new CampaignId(id));
  }
}
