package org.tocsin.app.console;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.tocsin.app.wiring.Calling;
import org.tocsin.app.wiring.Core;
import org.tocsin.app.wiring.Surroundings;
import org.tocsin.audit.Actor;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.Pace;
import org.tocsin.desk.DialOutcome;
import org.tocsin.dispatch.LaunchReport;
import org.tocsin.registry.FileId;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.telephony.DeskCall;
import org.tocsin.ui.administration.AdministrationRoom;
import org.tocsin.ui.administration.ServiceAdministrationDesk;
import org.tocsin.ui.alerts.AlertsRoom;
import org.tocsin.ui.alerts.LaunchResult;
import org.tocsin.ui.alerts.ServiceAlertsDesk;
import org.tocsin.ui.common.FilePicker;
import org.tocsin.ui.common.FxBackgroundTasks;
import org.tocsin.ui.common.Room;
import org.tocsin.ui.followup.Callers;
import org.tocsin.ui.followup.FollowUpRoom;
import org.tocsin.ui.followup.ServiceFollowUpDesk;
import org.tocsin.ui.registry.RegistryRoom;
import org.tocsin.ui.registry.ServiceDuplicateDesk;
import org.tocsin.ui.registry.ServiceRegistryDesk;
import org.tocsin.ui.shell.ConsoleWindow;
import org.tocsin.ui.shell.DeskSource;
import org.tocsin.ui.shell.Preferences;
import org.tocsin.ui.shell.RoomNavigator;
import org.tocsin.ui.sound.JavaSoundPlayer;

/// Furnishes the window: each room with the services that it works on.
final class RoomsOfTheHouse {
  private final Core core;
  private final Calling calling;
  private final Surroundings surroundings;
  private final Optional<Pace> allowed;
  private final ZoneId zone;
  private final FilePicker files;
  private final FxBackgroundTasks tasks = new FxBackgroundTasks();
  private final RoomNavigator navigator = new RoomNavigator();

  /// @param allowed what all alerts together may use; empty where no PBX is configured
  RoomsOfTheHouse(
      Core core,
      Calling calling,
      Surroundings surroundings,
      Optional<Pace> allowed,
      ZoneId zone,
      FilePicker files) {
    this.core = core;
    this.calling = calling;
    this.surroundings = surroundings;
    this.allowed = allowed;
    this.zone = zone;
    this.files = files;
  }

  /// @param person who is at the console
  ConsoleWindow window(Preferences preferences, String person) {
    var status = new CoreStatus(core, calling, allowed.map(Pace::channels).orElse(0), person);
    return new ConsoleWindow(
        List.of(registry(preferences), alerts(), followUp(), administration()),
        navigator,
        status,
        new RegistrySearch(core.registry()),
        calling.desk().<DeskSource>map(desk -> desk::findCall).orElse(DeskSource.NONE),
        tasks,
        preferences,
        zone);
  }

  private Room registry(Preferences preferences) {
    var duplicates =
        new ServiceDuplicateDesk(core.duplicates(), core.merges(), surroundings::actor);
    var desk =
        new ServiceRegistryDesk(
            core.registry(),
            core.watchFiles(),
            core.residentImports(),
            core.importUndo(),
            core.residentExports(),
            (number, file) -> dial(preferences.extension(), number, file),
            duplicates,
            surroundings::actor,
            surroundings.clock());
    return new RegistryRoom(desk, tasks, zone, files);
  }

  private DialOutcome dial(String extension, PhoneNumber number, Optional<FileId> file) {
    return calling
        .desk()
        .map(desk -> desk.dial(surroundings.actor(), extension, number, file))
        .orElse(new DialOutcome.Placed(DeskCall.PBX_AWAY));
  }

  private Room administration() {
    var desk =
        new ServiceAdministrationDesk(core.registry(), core.doNotCall(), surroundings::actor);
    return new AdministrationRoom(desk, tasks, zone);
  }

  private Room alerts() {
    var desk =
        new ServiceAlertsDesk(
            core.campaigns(),
            core.registry(),
            calling::health,
            calling::textsLeave,
            this::launch,
            surroundings::actor);
    return new AlertsRoom(desk, tasks, navigator, new JavaSoundPlayer(), files, allowed, zone);
  }

  private Room followUp() {
    var desk =
        new ServiceFollowUpDesk(
            core.campaigns(),
            calling.launches(),
            core.boards()::getBoard,
            this::callers,
            core.audit(),
            core.transactions(),
            surroundings::actor);
    return new FollowUpRoom(
        desk, tasks, new JavaSoundPlayer(), files, allowed, surroundings.clock(), zone);
  }

  private Callers callers(CampaignId id) {
    var who =
        new CallersNow(core, calling)
            .read(allowed.map(Pace::channels).orElse(0)).stream()
                .map(it -> new Callers.Caller(it.workstation(), it.service(), it.here()))
                .toList();
    return new Callers(who, core.dispatchers().mutes(id));
  }

  private LaunchResult launch(Actor actor, CampaignId id, int typedCount) {
    return switch (calling.launches().launch(actor, id, typedCount)) {
      case LaunchReport.Launched launched -> new LaunchResult.Launched(launched.campaign().id());
      case LaunchReport.CampaignRefused refused -> LaunchResult.of(refused.outcome());
      case LaunchReport.PbxNotReady not -> new LaunchResult.PbxNotReady(not.health());
      case LaunchReport.SoundNotReady not ->
          new LaunchResult.SoundNotReady(not.message(), not.proof());
      case LaunchReport.Hindered not -> new LaunchResult.Hindered(not.why());
      case LaunchReport.NotPossible not -> new LaunchResult.AlreadyLaunched(not.state());
      case LaunchReport.OtherPbx _, LaunchReport.Resumed _, LaunchReport.Lifted _ ->
          throw new IllegalStateException("A launch that answers as something else");
    };
  }
}
