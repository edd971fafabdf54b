package org.tocsin.app.console;

import org.tocsin.app.wiring.Calling;
import org.tocsin.app.wiring.Core;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignState;
import org.tocsin.dispatch.PbxLoad;
import org.tocsin.ui.shell.StatusSource;

/// The status bar's answers, from the database and the PBX.
final class CoreStatus implements StatusSource {
  private static final int RECENT = 50;

  private final Core core;
  private final Calling calling;
  private final int channels;
  private final String person;

  CoreStatus(Core core, Calling calling, int channels, String person) {
    this.core = core;
    this.calling = calling;
    this.channels = channels;
    this.person = person;
  }

  @Override
  public ConsoleStatus read() {
    var running =
        core.campaigns().list(RECENT).stream()
            .filter(CoreStatus::goesOn)
            .map(campaign -> running(campaign))
            .toList();
    var callers = new CallersNow(core, calling).read(channels);
    boolean alone = callers.stream().allMatch(Caller::here);
    return new ConsoleStatus(
        calling.health(),
        calling.loads().stream().map(CoreStatus::pbx).toList(),
        callers.isEmpty()
            ? calling.callsInProgress()
            : callers.stream().mapToInt(Caller::inFlight).sum(),
        channels,
        core.isEmbedded() ? "H2" : "PostgreSQL",
        running,
        person,
        calling.makesCalls() && alone,
        calling.callsInProgress(),
        callers);
  }

  private static PbxStatus pbx(PbxLoad load) {
    return new PbxStatus(
        load.pbx().name(),
        load.pbx().health(),
        load.up(),
        load.channels(),
        load.ceiling(),
        load.trunks().stream()
            .map(
                trunk -> new TrunkStatus(trunk.name(), trunk.alive(), trunk.up(), trunk.channels()))
            .toList());
  }

  private static Running running(Campaign campaign) {
    return new Running(campaign.name(), kind(campaign), campaign.state() == CampaignState.PAUSED);
  }

  private static boolean goesOn(Campaign campaign) {
    return campaign.state() == CampaignState.RUNNING || campaign.state() == CampaignState.PAUSED;
  }

  private static Kind kind(Campaign campaign) {
    return switch (campaign.purpose()) {
      case EMERGENCY, MAJOR_SITUATION -> Kind.EMERGENCY;
      case EXERCISE -> Kind.EXERCISE;
      case INFORMATION -> Kind.OTHER;
    };
  }
}
