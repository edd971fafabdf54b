package org.tocsin.ui.administration;

import java.time.ZoneId;
import java.util.List;
import org.tocsin.shared.Language;
import org.tocsin.ui.common.BackgroundTasks;
import org.tocsin.ui.common.KeyHelp;
import org.tocsin.ui.common.Room;
import org.tocsin.ui.common.RoomKey;
import org.tocsin.ui.common.Texts;

/// The room where the city's rules are set.
public final class AdministrationRoom implements Room {
  private final PolicyModel policy;
  private final DoNotCallModel doNotCall;
  private final ZoneId zone;

  public AdministrationRoom(AdministrationDesk desk, BackgroundTasks tasks, ZoneId zone) {
    this.policy = new PolicyModel(desk, tasks);
    this.doNotCall = new DoNotCallModel(desk, tasks);
    this.zone = zone;
  }

  @Override
  public RoomKey key() {
    return RoomKey.ADMINISTRATION;
  }

  @Override
  public View open(Language language) {
    return new AdministrationView(policy, doNotCall, texts(language));
  }

  private Texts texts(Language language) {
    return Texts.of("administration", language, zone);
  }

  @Override
  public List<KeyHelp> keys(Language language) {
    return KeyHelp.list(
        texts(language),
        "administration.keys.save",
        "administration.keys.escape",
        "administration.keys.remove");
  }

  /// Nothing here has a number of its own.
  @Override
  public void show(long id) {}

  @Override
  public List<String> unfinished(Language language) {
    return policy.dirty().get()
        ? List.of(texts(language).get("administration.closing.policy"))
        : List.of();
  }
}
