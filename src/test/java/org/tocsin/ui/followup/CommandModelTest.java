package org.tocsin.ui.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.AudienceCount;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.Pace;
import org.tocsin.campaign.Ringing;
import org.tocsin.shared.Language;
import org.tocsin.support.SteppedTasks;
import org.tocsin.support.Wavs;
import org.tocsin.telephony.PbxHealth;

/// Lifting, calling again, what becomes of phones that ring, a step faster or slower.
class CommandModelTest {
  private static final CampaignId ALERT = new CampaignId(1);

  @TempDir private Path folder = Path.of("");
  private final FakeDesk desk = new FakeDesk(Samples.NOW);
  private final SteppedTasks tasks = new SteppedTasks();
  private final FollowUpViewModel model =
      new FollowUpViewModel(
          desk,
          tasks,
          new SilentPlayer(),
          Optional.of(new Pace(12, 6)),
          Clock.fixed(Samples.NOW, ZoneOffset.UTC));
  private final CommandModel commands = model.commands();

  @BeforeEach
  void open() {
    desk.campaigns.add(Samples.campaign(1, "Bris d’aqueduc", CampaignState.RUNNING));
    model.attach();
    tasks.step();
    tasks.step();
  }

  @Test
  void anAlertIsLiftedOnceTheMessageThatTellsSoIsChosen() throws IOException {
    commands.ask(Command.LIFT);
    assertThat(commands.ringing().get()).isEqualTo(Ringing.HANG_UP);
    assertThat(commands.confirmable().get()).isFalse();
    commands.messages().choose(Language.FRENCH, file("photo.wav", new byte[] {1, 2}));
    assertThat(commands.confirmable().get()).isFalse();
    confirm();
    assertThat(desk.find(ALERT).map(Campaign::state)).contains(CampaignState.RUNNING);

    commands.messages().choose(Language.FRENCH, file("fin.wav", telephone()));
    commands.ringing().set(Ringing.FINISH);
    assertThat(commands.confirmable().get()).isTrue();
    confirm();

    assertThat(desk.find(ALERT).map(Campaign::state)).contains(CampaignState.LIFTED);
    assertThat(desk.told).containsOnlyKeys(Language.FRENCH);
    assertThat(desk.ringing).isEqualTo(Ringing.FINISH);
  }

  @Test
  void anAlertThatWasTextedIsLiftedWithATextToo() throws IOException {
    desk.campaigns.addFirst(Samples.texted(2, "Évacuation", CampaignState.RUNNING));
    tasks.step();
    model.choose(new CampaignId(2));
    tasks.step();
    commands.ask(Command.LIFT);
    commands.messages().choose(Language.FRENCH, file("fin.wav", telephone()));
    assertThat(commands.wasTexted()).isTrue();
    assertThat(commands.confirmable().get()).isFalse();

    commands.text(Language.FRENCH).set(" Danger écarté. ");
    confirm();

    assertThat(desk.texted).isEqualTo(Map.of(Language.FRENCH, "Danger écarté."));
  }

  @Test
  void whatTellsOfALiftingIsShownAndIsNotLiftedItself() throws IOException {
    lift();

    assertThat(model.campaign().get().map(Campaign::name)).contains("Fin de Bris d’aqueduc");
    assertThat(commands.notice().get()).contains(Notice.of("followup.begun.lift", 39, 3));
    assertThat(commands.possible().get()).containsExactlyInAnyOrder(Command.PAUSE, Command.ABORT);
    assertThat(commands.tellsOfALifting()).isTrue();
  }

  @Test
  void anAlertThatCannotBeLiftedSaysWhyAndKeepsTheMessage() throws IOException {
    desk.refusal = Optional.of(new CommandResult.PbxNotReady(PbxHealth.State.UNREACHABLE));
    lift();

    assertThat(commands.notice().get())
        .contains(
            Notice.of("followup.refused.pbxNotReady", PbxHealth.State.UNREACHABLE, Command.LIFT));
    commands.ask(Command.LIFT);
    assertThat(commands.confirmable().get()).isTrue();
    model.choose(new CampaignId(1));
    assertThat(commands.asked().get()).contains(Command.LIFT);
  }

  @Test
  void thoseNotReachedAreCountedBeforeTheyAreCalledAgain() {
    desk.abort(ALERT, Ringing.HANG_UP);
    tasks.step();
    tasks.hold();
    commands.ask(Command.RETRY);
    assertThat(commands.confirmable().get()).isFalse();
    tasks.release();
    assertThat(commands.unreached().get().map(AudienceCount::residences)).contains(31);

    confirm();

    var again = desk.campaigns.getFirst();
    assertThat(again.audience()).isEqualTo(new Audience.Unreached(ALERT));
    assertThat(model.campaign().get()).contains(again);
    assertThat(commands.notice().get()).contains(Notice.of("followup.begun.retry", 27, 4));
  }

  @Test
  void aCountThatChangedMeanwhileAndNobodyToCallAreSaid() {
    desk.abort(ALERT, Ringing.HANG_UP);
    tasks.step();
    commands.ask(Command.RETRY);
    desk.unreached = new AudienceCount(30, 26, 30, 4, 0, 0, 2);
    confirm();
    assertThat(commands.notice().get()).contains(Notice.of("followup.refused.count", 30));
    assertThat(desk.campaigns).hasSize(1);

    desk.unreached = new AudienceCount(4, 0, 0, 4, 0, 0, 0);
    commands.ask(Command.RETRY);
    assertThat(commands.confirmable().get()).isFalse();
  }

  @Test
  void phonesThatRingAreLetRingForAPauseAndHungUpForAnAbortUnlessChosenOtherwise() {
    commands.ask(Command.PAUSE);
    commands.ringing().set(Ringing.HANG_UP);
    confirm();
    assertThat(desk.ringing).isEqualTo(Ringing.HANG_UP);

    commands.ask(Command.ABORT);
    assertThat(commands.ringing().get()).isEqualTo(Ringing.HANG_UP);
    commands.ringing().set(Ringing.FINISH);
    confirm();
    assertThat(desk.ringing).isEqualTo(Ringing.FINISH);
  }

  @Test
  void aStepFasterGoesNoFurtherThanThePbxsAllow() {
    var pace = commands.pace();
    pace.faster();
    assertThat(List.of(desk.channels, desk.callsPerSecond)).isEqualTo(List.of(12, 6.0));
    assertThat(pace.canFaster()).isFalse();
    pace.faster();
    assertThat(desk.decisions).hasSize(1);

    pace.slower();
    assertThat(List.of(desk.channels, desk.callsPerSecond)).isEqualTo(List.of(10, 4.8));
    assertThat(pace.channels().get()).isEqualTo("10");
    assertThat(pace.callsPerSecond().get()).isEqualTo("4.8");
  }

  @Test
  void aStepSlowerIsFeltEvenWhenMoreWasAskedThanThereIs() {
    desk.changePace(ALERT, 999, 6);
    tasks.step();
    assertThat(commands.pace().channels().get()).isEqualTo("999");

    commands.pace().slower();
    assertThat(List.of(desk.channels, desk.callsPerSecond)).isEqualTo(List.of(10, 4.8));
  }

  @Test
  void theSlowestPaceIsOneLine() {
    for (int i = 0; i < 40; i++) {
      commands.pace().slower();
    }
    assertThat(List.of(desk.channels, desk.callsPerSecond)).isEqualTo(List.of(1, 0.1));
    assertThat(commands.pace().canSlower()).isFalse();
  }

  @Test
  void aPaceThatAnotherConsoleChangedIsTakenOverUnlessOneIsBeingTyped() {
    desk.changePace(ALERT, 7, 3);
    tasks.step();
    assertThat(commands.pace().channels().get()).isEqualTo("7");

    commands.pace().channels().set("9");
    desk.changePace(ALERT, 5, 3);
    tasks.step();
    assertThat(commands.pace().channels().get()).isEqualTo("9");
    assertThat(commands.pace().now().get()).contains(new Pace(5, 3));
  }

  private void lift() throws IOException {
    commands.ask(Command.LIFT);
    commands.messages().choose(Language.FRENCH, file("fin.wav", telephone()));
    confirm();
  }

  private void confirm() {
    commands.confirm(name -> "Fin de " + name);
  }

  private static byte[] telephone() {
    return Wavs.telephone(Duration.ofSeconds(3));
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }
}
