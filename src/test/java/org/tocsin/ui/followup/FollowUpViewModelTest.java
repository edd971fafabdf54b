package org.tocsin.ui.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.Pace;
import org.tocsin.campaign.Ringing;
import org.tocsin.support.SteppedTasks;
import org.tocsin.telephony.CallOutcome;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.telephony.SoundProof;

class FollowUpViewModelTest {
  private final FakeDesk desk = new FakeDesk(Samples.NOW);
  private final SteppedTasks tasks = new SteppedTasks();
  private final FollowUpViewModel model =
      new FollowUpViewModel(
          desk,
          tasks,
          new SilentPlayer(),
          Optional.of(new Pace(12, 6)),
          Clock.fixed(Samples.NOW, ZoneOffset.UTC));

  @BeforeEach
  void twoCampaigns() {
    desk.campaigns.add(Samples.campaign(3, "Ancienne", CampaignState.COMPLETED));
    desk.campaigns.add(Samples.campaign(2, "En cours", CampaignState.RUNNING));
    desk.put(Samples.ringing(1));
  }

  private void open() {
    model.attach();
    tasks.step();
    tasks.step();
  }

  @Test
  void showsTheLatestRunningCampaignByItself() {
    open();

    assertThat(model.campaign().get().map(Campaign::name)).contains("En cours");
    assertThat(model.calls().shown()).hasSize(1);
    assertThat(model.elapsed()).contains(Duration.ofSeconds(427));
  }

  @Test
  void staysOnTheCampaignThatWasChosen() {
    open();

    model.choose(new CampaignId(3));
    tasks.step();

    assertThat(model.campaign().get().map(Campaign::name)).contains("Ancienne");
    assertThat(model.commands().possible().get()).isEqualTo(Set.of(Command.RETRY, Command.LIFT));
  }

  @Test
  void takesAllPortionsOfALateOpeningInOneRefresh() {
    desk.portions.add(List.of(Samples.ringing(5), Samples.ringing(6)));
    desk.portions.add(List.of(Samples.ringing(7)));
    open();

    assertThat(model.calls().size()).isEqualTo(3);
  }

  @Test
  void changesOnlyWhenTheQuestionIsAnswered() {
    open();

    model.commands().ask(Command.PAUSE);
    assertThat(desk.campaigns.get(1).state()).isEqualTo(CampaignState.RUNNING);
    model.commands().confirm(name -> "Suite de " + name);

    assertThat(desk.campaigns.get(1).state()).isEqualTo(CampaignState.PAUSED);
    assertThat(model.commands().possible().get())
        .isEqualTo(Set.of(Command.RESUME, Command.LIFT, Command.ABORT));
    assertThat(model.commands().asked().get()).isEmpty();
  }

  @Test
  void forgetsAQuestionWithoutDoingAnything() {
    open();

    model.commands().ask(Command.ABORT);
    model.commands().withdraw();
    model.commands().confirm(name -> "Suite de " + name);

    assertThat(desk.decisions).isEmpty();
  }

  @Test
  void saysThatAnotherConsoleWasFaster() {
    open();
    model.commands().ask(Command.PAUSE);
    desk.abort(new CampaignId(2), Ringing.HANG_UP);

    model.commands().confirm(name -> "Suite de " + name);

    assertThat(model.commands().notice().get())
        .contains(Notice.of("followup.command.notPossible", CampaignState.ABORTED));
    assertThat(model.commands().state().get()).contains(CampaignState.ABORTED);
  }

  static Stream<Arguments> refusals() {
    var message = Samples.campaign(1, "", CampaignState.PAUSED).messages().getFirst();
    return Stream.of(
        arguments(
            new CommandResult.OtherPbx(), Notice.of("followup.refused.otherPbx", Command.RESUME)),
        arguments(
            new CommandResult.PbxNotReady(PbxHealth.State.UNREACHABLE),
            Notice.of("followup.refused.pbxNotReady", PbxHealth.State.UNREACHABLE, Command.RESUME)),
        arguments(
            new CommandResult.SoundNotReady(message, new SoundProof.Missing()),
            Notice.of("followup.refused.soundMissing", "alerte.wav", Command.RESUME)),
        arguments(
            new CommandResult.SoundNotReady(message, new SoundProof.Different(900, 12)),
            Notice.of("followup.refused.soundDifferent", "alerte.wav", 900L, 12L, Command.RESUME)),
        arguments(
            new CommandResult.SoundNotReady(message, new SoundProof.NotProved("IOException")),
            Notice.of(
                "followup.refused.soundNotProved", "alerte.wav", "IOException", Command.RESUME)));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void saysWhyAnAlertStaysPaused(CommandResult refusal, Notice said) {
    desk.campaigns.set(1, Samples.campaign(2, "En cours", CampaignState.PAUSED));
    open();
    desk.refusal = Optional.of(refusal);

    model.commands().ask(Command.RESUME);
    model.commands().confirm(name -> "Suite de " + name);

    assertThat(model.commands().notice().get()).contains(said);
    assertThat(model.commands().busy().get()).isFalse();
    assertThat(model.commands().possible().get())
        .isEqualTo(Set.of(Command.RESUME, Command.LIFT, Command.ABORT));
  }

  @Test
  void saysThatAResumptionTakesItsTime() {
    desk.campaigns.set(1, Samples.campaign(2, "En cours", CampaignState.PAUSED));
    open();
    tasks.hold();

    model.commands().ask(Command.RESUME);
    model.commands().confirm(name -> "Suite de " + name);
    assertThat(model.commands().notice().get()).contains(Notice.of("followup.working.resume"));
    assertThat(model.commands().busy().get()).isTrue();
    tasks.release();

    assertThat(model.commands().notice().get()).isEmpty();
    assertThat(model.commands().possible().get())
        .isEqualTo(Set.of(Command.PAUSE, Command.LIFT, Command.ABORT));
  }

  @Test
  void anOrderSaysNothingAboutTheAlertThatWasChosenMeanwhile() {
    open();
    tasks.hold();
    model.commands().ask(Command.PAUSE);
    model.commands().confirm(name -> "Suite de " + name);
    model.commands().choose(desk.campaigns.getFirst());

    tasks.release();

    assertThat(desk.find(new CampaignId(2)).map(Campaign::state)).contains(CampaignState.PAUSED);
    assertThat(model.commands().possible().get()).isEqualTo(Set.of(Command.RETRY, Command.LIFT));
  }

  @Test
  void changesThePaceWithADecimalComma() {
    open();
    model.commands().pace().channels().set("25");
    model.commands().pace().callsPerSecond().set("2,5");

    model.commands().pace().change();

    assertThat(desk.channels).isEqualTo(25);
    assertThat(desk.callsPerSecond).isEqualTo(2.5);
    assertThat(model.commands().notice().get()).contains(Notice.of("followup.pace.changed"));
  }

  @Test
  void saysWhatIsWrongWithAPace() {
    open();
    model.commands().pace().channels().set("0");
    model.commands().pace().change();
    assertThat(model.commands().notice().get()).contains(Notice.of("followup.pace.channelsWrong"));

    model.commands().pace().channels().set("dix");
    model.commands().pace().change();
    assertThat(model.commands().notice().get()).contains(Notice.of("followup.pace.notNumbers"));
    assertThat(desk.channels).isEqualTo(10);
  }

  @Test
  void keepsWhatItShowsWhileTheDatabaseIsAwayAndSaysSo() {
    open();
    desk.broken = true;
    tasks.step();
    assertThat(model.trouble().get()).contains(Notice.of("followup.trouble.reading"));
    assertThat(model.calls().size()).isEqualTo(1);

    desk.broken = false;
    tasks.step();
    assertThat(model.trouble().get()).isEqualTo(Optional.empty());
  }

  @Test
  void togglesPhasesOfTheFilter() {
    open();
    desk.put(Samples.ended(2, CallOutcome.BUSY));
    tasks.step();

    model.filter().toggle(Phase.BUSY);
    assertThat(model.calls().shown()).hasSize(1);
    model.filter().toggle(Phase.RINGING);
    assertThat(model.calls().shown()).hasSize(2);
    model.filter().showAllPhases();
    assertThat(model.filter().phases().get()).isEmpty();
  }

  @Test
  void readsNothingMoreOnceNoViewIsLeft() {
    model.attach();
    tasks.step();
    model.attach();
    model.detach();
    assertThat(tasks.running()).isPositive();

    model.detach();

    assertThat(tasks.running()).isZero();
  }

  @Test
  void followsNothingForAViewThatHasLeft() {
    open();
    tasks.hold();
    model.choose(new CampaignId(3));
    model.detach();
    tasks.release();
    assertThat(tasks.running()).isZero();

    model.attach();
    tasks.step();

    assertThat(model.campaign().get().map(Campaign::name)).contains("Ancienne");
    assertThat(model.figures().get()).isPresent();
  }

  @Test
  void showsTheAlertThatWasChosenLast() {
    open();
    tasks.hold();
    model.choose(new CampaignId(3));
    model.choose(new CampaignId(2));
    tasks.release();

    assertThat(model.campaign().get().map(Campaign::name)).contains("En cours");
  }

  @Test
  void whoCallsForTheAlertThatWasLeftIsNotSaidOfTheNext() {
    open();
    assertThat(model.readings().callers().get()).isPresent();

    tasks.hold();
    tasks.step();
    model.choose(new CampaignId(3));
    tasks.releaseLatestFirst();

    assertThat(model.campaign().get().map(Campaign::name)).contains("Ancienne");
    assertThat(model.readings().callers().get()).isEmpty();
  }
}
