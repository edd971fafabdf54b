package org.tocsin.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tocsin.app.wiring.Calling;
import org.tocsin.app.wiring.Core;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignDraft;
import org.tocsin.campaign.CampaignFault;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.DraftOutcome;
import org.tocsin.campaign.LaunchOutcome;
import org.tocsin.dispatch.LaunchReport;
import org.tocsin.exchange.CampaignFileReader;
import org.tocsin.exchange.CampaignFileReading;
import org.tocsin.settings.Settings;
import org.tocsin.telephony.Pbx;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.telephony.SoundProof;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tocsin campaign run FILE.json`: creates, launches, calls, waits for the end, tells the result.
@Command
final class CampaignRun implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final long LOOK_MILLIS = 500;

  private final TocsinCommand tocsin;

  @Parameters(paramLabel = "FILE", descriptionKey = "command.campaign.file")
  private @Nullable Path file;

  /// Accepted for scripts that say what they mean: this process makes the calls, so it always
  /// waits.
  @Option(names = "--wait", descriptionKey = "command.option.wait")
  @SuppressWarnings("UnusedVariable")
  private boolean wait;

  @Option(names = "--json", descriptionKey = "command.option.json")
  private boolean json;

  CampaignRun(TocsinCommand tocsin) {
    this.tocsin = tocsin;
  }

  @Override
  public Integer call() {
    return switch (CampaignFileReader.read(Objects.requireNonNull(file))) {
      case CampaignFileReading.Faulty faulty -> refuseFile(faulty.faults());
      case CampaignFileReading.Read read ->
          tocsin.withSettings(tocsin.dataFolder(), settings -> run(settings, read.draft()));
    };
  }

  private int run(Settings settings, CampaignDraft draft) {
    if (settings.calling().isEmpty()) {
      return tocsin.refuseCalls();
    }
    var surroundings = tocsin.surroundings();
    try (var core = Core.open(settings, tocsin.dataFolder(), surroundings.clock());
        var calling = Calling.start(core, settings.calling(), tocsin.dataFolder(), surroundings)) {
      if (!awaitPbx(calling.pbx())) {
        return tocsin
            .terminal()
            .refuse("command.pbx.state." + calling.pbx().health().state().name());
      }
      return switch (core.campaigns().create(surroundings.actor(), draft)) {
        case DraftOutcome.Refused refused -> refuse(refused.faults());
        case DraftOutcome.Created created -> launch(core, calling, created.campaign());
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return tocsin.terminal().refuse("command.campaign.interrupted");
    }
  }

  /// Gives the connection a moment; a refusal is told at once.
  private static boolean awaitPbx(Pbx pbx) throws InterruptedException {
    var settled = new CountDownLatch(1);
    try (var _ = pbx.onHealth(health -> countDown(health, settled))) {
      countDown(pbx.health(), settled);
      settled.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
    return pbx.health().canPlaceCalls();
  }

  private static void countDown(PbxHealth health, CountDownLatch settled) {
    if (health.state() != PbxHealth.State.CONNECTING) {
      settled.countDown();
    }
  }

  private int launch(Core core, Calling calling, Campaign campaign) throws InterruptedException {
    var terminal = tocsin.terminal();
    int residences = core.campaigns().count(campaign.audience()).residences();
    var report =
        calling.launches().launch(tocsin.surroundings().actor(), campaign.id(), residences);
    return switch (report) {
      case LaunchReport.Launched launched -> {
        terminal.say(
            "command.campaign.launched", Long.toString(campaign.id().number()), residences);
        yield follow(core, launched.campaign());
      }
      case LaunchReport.CampaignRefused refused -> refuse(refused.outcome());
      case LaunchReport.PbxNotReady not ->
          terminal.refuse("command.pbx.state." + not.health().state().name());
      case LaunchReport.SoundNotReady not -> refuse(not);
      case LaunchReport.Resumed _, LaunchReport.NotPossible _ ->
          throw new IllegalStateException("A launch that answers as a resumption");
    };
  }

  private int follow(Core core, Campaign launched) throws InterruptedException {
    var changed = new CountDownLatch(1);
    var result = core.boards().findResult(launched.id()).orElseThrow();
    while (result.campaign().state() == CampaignState.RUNNING
        || result.campaign().state() == CampaignState.PAUSED) {
      changed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      if (core.campaigns()
          .find(launched.id())
          .map(Campaign::state)
          .filter(CampaignState::isOver)
          .isPresent()) {
        result = core.boards().findResult(launched.id()).orElseThrow();
      }
    }
    new ResultPrinter(tocsin.terminal()).print(result, json);
    return result.campaign().state() == CampaignState.COMPLETED ? ExitCode.DONE : ExitCode.REFUSED;
  }

  private int refuseFile(List<CampaignFileReading.Fault> faults) {
    var terminal = tocsin.terminal();
    faults.forEach(fault ->
        terminal.say(
            "command.campaign-file." + fault.kind().name(),
            fault.where().isEmpty() ? String.valueOf(file) : fault.where(),
            fault.found(),
            fault.wanted()));
    return terminal.refuse("command.campaign.file-refused", String.valueOf(file));
  }

  private int refuse(LaunchReport.SoundNotReady not) {
    var terminal = tocsin.terminal();
    var file = not.message().fileName();
    return switch (not.proof()) {
      case SoundProof.Ready _, SoundProof.Missing _ ->
          terminal.refuse("command.campaign.sound-missing", file);
      case SoundProof.Different different ->
          terminal.refuse(
              "command.campaign.sound-different",
              file,
              different.foundBytes(),
              different.expectedBytes());
      case SoundProof.NotProved _ -> terminal.refuse("command.campaign.sound-not-proved", file);
    };
  }

  private int refuse(List<CampaignFault> faults) {
    var terminal = tocsin.terminal();
    faults.forEach(
        fault -> terminal.say("command.campaign-fault." + fault.kind().name(), fault.detail()));
    return terminal.refuse("command.campaign.refused");
  }

  private int refuse(LaunchOutcome outcome) {
    return switch (outcome) {
      case LaunchOutcome.Refused refused -> refuse(refused.faults());
      case LaunchOutcome.CountMismatch mismatch ->
          tocsin.terminal().refuse("command.campaign.changed", mismatch.count().residences());
      case LaunchOutcome.NotADraft _, LaunchOutcome.Launched _ ->
          throw new IllegalStateException("A new campaign is a draft");
    };
  }
}
