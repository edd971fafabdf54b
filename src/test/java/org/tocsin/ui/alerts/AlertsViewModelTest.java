package org.tocsin.ui.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.AudienceCount;
import org.tocsin.campaign.CallingWindow;
import org.tocsin.campaign.CampaignDraft;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.CivicRange;
import org.tocsin.campaign.ContactOrder;
import org.tocsin.campaign.Miss;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.Profile;
import org.tocsin.campaign.Purpose;
import org.tocsin.campaign.RetryRule;
import org.tocsin.campaign.RetryRules;
import org.tocsin.campaign.UpdateOutcome;
import org.tocsin.shared.Language;
import org.tocsin.support.SteppedTasks;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.ui.common.Problem;
import org.tocsin.ui.sound.ChosenSound;

class AlertsViewModelTest {
  @TempDir Path folder;
  private final FakeAlertsDesk desk = new FakeAlertsDesk();
  private final FakeHouse house = new FakeHouse();
  private final SteppedTasks tasks = new SteppedTasks();
  private final AlertsViewModel model = new AlertsViewModel(desk, tasks, house, house);

  @BeforeEach
  void open() {
    model.attach();
    tasks.step();
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private void write() throws IOException {
    model.form().name().set("Bris d’aqueduc");
    model.form().purpose().set(Optional.of(Purpose.EMERGENCY));
    model.messages().choose(Language.FRENCH, file("alerte.wav", desk.message));
  }

  private List<String> missing(Step step) {
    return model.missing().get().getOrDefault(step, List.of()).stream().map(Problem::key).toList();
  }

  @Test
  void saysWhatIsMissingInAnEmptyAlert() {
    assertThat(missing(Step.WHAT))
        .containsExactly(
            "alerts.what.nameMissing", "alerts.what.purposeMissing", "alerts.what.frenchMissing");
    assertThat(missing(Step.WHO)).isEmpty();
    assertThat(missing(Step.LAUNCH)).containsExactly("alerts.launch.stepsFirst");
    assertThat(model.count().get()).contains(desk.everyone);
  }

  @Test
  void whoeverTakesTextsAloneCountsWhenThereIsATextThatCanLeave() {
    model.form().texts().body(Language.FRENCH).set("Évacuez.");
    assertThat(model.count().get()).contains(desk.withTexts);

    desk.textsLeave = false;
    tasks.step();
    assertThat(model.count().get()).contains(desk.everyone);
    assertThat(model.textsLeave().get()).isFalse();
  }

  @Test
  void launchesOnceTheRightNumberIsTypedAndGoesToTheFollowUp() throws IOException {
    write();
    assertThat(model.canLaunch()).isFalse();
    model.typed().set("1999");
    model.launch();
    assertThat(desk.created).isEmpty();
    assertThat(missing(Step.LAUNCH)).containsExactly("alerts.launch.otherNumber");

    model.typed().set("2 000");
    model.launch();

    assertThat(desk.launched).containsExactly(2_000);
    assertThat(house.visits).containsExactly("FOLLOW_UP 1");
    assertThat(model.form().name().get()).isEmpty();
  }

  @Test
  void asksForTheNewNumberWhenTheAudienceChangedAndKeepsOneDraft() throws IOException {
    write();
    model.typed().set("2000");
    var count = new AudienceCount(2_001, 1_875, 2_311, 44, 61, 21, 173);
    desk.answer = Optional.of(new LaunchResult.CountChanged(2_000, count));
    model.launch();

    assertThat(model.notices().get())
        .containsExactly(Problem.of("alerts.outcome.countChanged", 2_000, 2_001));
    assertThat(model.typed().get()).isEmpty();

    desk.answer = Optional.empty();
    model.typed().set("2001");
    model.launch();
    assertThat(desk.created).hasSize(1);
    assertThat(desk.updated).isEqualTo(desk.created);
    assertThat(desk.launched).containsExactly(2_000, 2_001);
  }

  @Test
  void theNewNumberIsTakenOnlyForTheAudienceThatItCounts() throws IOException {
    write();
    model.typed().set("2000");
    var count = new AudienceCount(2_001, 1_875, 2_311, 44, 61, 21, 173);
    desk.answer = Optional.of(new LaunchResult.CountChanged(2_000, count));
    tasks.hold();
    model.launch();
    model.form().everyone().set(false);
    model.form().addPart().street().set("rue des erables");
    tasks.releaseLatestFirst();

    assertThat(model.count().get().map(AudienceCount::residences)).contains(42);
  }

  @Test
  void refusesAFileOfAnotherFormatAndSaysWhichItIs() throws IOException {
    model.messages().choose(Language.FRENCH, file("musique.wav", Wavs.music(1)));

    assertThat(model.missing().get().getOrDefault(Step.WHAT, List.of()))
        .contains(Problem.of("sound.otherFormat", "musique.wav", "PCM 44100 Hz, 16 bits, 2 ch."));
  }

  @Test
  void saysThatNobodyWouldHearASilentMessage() throws IOException {
    model.messages().choose(Language.FRENCH, file("muet.wav", Wavs.silence(3)));

    assertThat(missing(Step.WHAT)).contains("sound.silent");
  }

  @Test
  void saysThatAPictureIsNoMessage() throws IOException {
    model.messages().choose(Language.FRENCH, file("photo.wav", new byte[] {1, 2, 3}));

    assertThat(missing(Step.WHAT)).contains("sound.notWav");
  }

  @Test
  void findsAStreetByItsFormerName() {
    var part = model.form().addPart();
    part.street().set("chemin du moulin");

    assertThat(part.range(model.form().streets().get()))
        .map(CivicRange::street)
        .contains("Rue des Érables");
    assertThat(model.form().streets().get().suggest("moul", 8)).containsExactly("Rue des Érables");
    part.street().set("chemin du Mulin");
    assertThat(part.problem(model.form().streets().get()))
        .contains(Problem.of("alerts.street.nearest", "chemin du Mulin", "Rue des Érables"));
  }

  @Test
  void findsStreetsWithoutAccentsAndBuildsTheAudience() {
    model.form().everyone().set(false);
    assertThat(missing(Step.WHO)).containsExactly("alerts.who.noStreet");
    var part = model.form().addPart();
    part.street().set("rue des erables");
    part.from().set("10");
    part.to().set("98");
    part.side().set(CivicRange.Side.EVEN);

    assertThat(model.form().streets().get().suggest("erab", 8)).containsExactly("Rue des Érables");
    assertThat(model.form().audience())
        .contains(
            new Audience.Streets(
                List.of(
                    new CivicRange(
                        "Val-des-Pins", "Rue des Érables", 10, 98, CivicRange.Side.EVEN))));
    assertThat(model.count().get().map(AudienceCount::residences)).contains(42);

    part.from().set("99");
    assertThat(missing(Step.WHO)).containsExactly("alerts.street.reversed");
    part.street().set("rue Inconnue");
    assertThat(missing(Step.WHO)).containsExactly("alerts.street.unknown");
    part.street().set("rue des Erabls");
    assertThat(model.form().problemsOfWho())
        .containsExactly(Problem.of("alerts.street.nearest", "rue des Erabls", "Rue des Érables"));
  }

  @Test
  void fillsThePolicyForThePurposeUntilItIsChangedByHand() {
    model.form().purpose().set(Optional.of(Purpose.EMERGENCY));
    assertThat(model.form().policy().policy()).contains(Policy.defaults(Purpose.EMERGENCY));

    model.form().policy().field(PolicyField.CHANNELS).set("40");
    model.form().purpose().set(Optional.of(Purpose.INFORMATION));

    assertThat(model.form().policy().policy())
        .contains(Policy.defaults(Purpose.EMERGENCY).withPace(40, 5));
  }

  @Test
  void refusesAFigureOutOfItsRange() {
    model.form().policy().field(PolicyField.RING).set("3");

    assertThat(missing(Step.HOW)).containsExactly("alerts.how.wrong");
    assertThat(model.form().policy().problem(PolicyField.RING))
        .contains(Problem.of("alerts.policy.range.whole", 5.0, 120.0));
  }

  @Test
  void theWholePolicyIsWritten() {
    var policy = model.form().policy();
    model.form().purpose().set(Optional.of(Purpose.EMERGENCY));
    assertThat(policy.profile().get()).contains(Profile.EMERGENCY);
    policy.fill(Profile.INFORMATION);
    assertThat(policy.profile().get()).contains(Profile.INFORMATION);
    policy.order().set(ContactOrder.TOGETHER);
    policy.identify().set(true);
    policy.window().field(WindowField.WEEKENDS_FROM).set("8 h 30");
    for (var miss : Miss.values()) {
      policy.field(PolicyField.tries(miss)).set("4");
      policy.field(PolicyField.wait(miss)).set("1,5");
    }

    assertThat(policy.profile().get()).isEmpty();
    assertThat(missing(Step.HOW)).isEmpty();
    var weekends = new CallingWindow.Hours(LocalTime.of(8, 30), LocalTime.of(18, 0));
    assertThat(policy.policy())
        .contains(
            Policy.defaults(Purpose.EMERGENCY)
                .with(Profile.INFORMATION)
                .with(RetryRules.always(new RetryRule(4, Duration.ofSeconds(90))))
                .with(ContactOrder.TOGETHER)
                .with(new CallingWindow(CallingWindow.WIDEST.weekdays(), weekends))
                .withIdentify(true));
  }

  @Test
  void hoursOutsideThoseAllowedAreForEmergenciesOnly() {
    var window = model.form().policy().window();
    model.form().purpose().set(Optional.of(Purpose.INFORMATION));
    window.field(WindowField.WEEKDAYS_FROM).set("7:00");
    assertThat(missing(Step.HOW)).containsExactly("alerts.how.wrong");
    assertThat(window.problem(WindowField.WEEKDAYS_FROM, Optional.of(Purpose.INFORMATION)))
        .contains(Problem.of("alerts.window.tooWide", LocalTime.of(9, 0), LocalTime.of(21, 30)));

    model.form().purpose().set(Optional.of(Purpose.EMERGENCY));
    assertThat(missing(Step.HOW)).isEmpty();
    window.field(WindowField.WEEKDAYS_TO).set("7 h 30");
    assertThat(window.problem(WindowField.WEEKDAYS_TO, Optional.of(Purpose.EMERGENCY)))
        .contains(Problem.of("alerts.window.tooShort"));
    window.field(WindowField.WEEKDAYS_TO).set("midi");
    assertThat(window.problem(WindowField.WEEKDAYS_TO, Optional.empty()))
        .contains(Problem.of("alerts.window.notATime"));
  }

  @Test
  void readsDecimalsInBothLanguages() {
    model.form().policy().field(PolicyField.CALLS_PER_SECOND).set("2,5");
    model.form().policy().setSeparator('.');

    assertThat(model.form().policy().field(PolicyField.CALLS_PER_SECOND).get()).isEqualTo("2.5");
    assertThat(model.form().policy().policy().map(Policy::callsPerSecond)).contains(2.5);
  }

  @Test
  void neverLetsAnExerciseReachARealPbx() throws IOException {
    write();
    model.form().purpose().set(Optional.of(Purpose.EXERCISE));
    assertThat(missing(Step.CHECK)).isEmpty();

    desk.health = new PbxHealth(PbxHealth.State.CONNECTED, false, "22.5.2", 0, 0);
    tasks.step();

    assertThat(missing(Step.CHECK)).containsExactly("alerts.check.exerciseOnRealPbx");
    assertThat(model.canLaunch()).isFalse();
  }

  @Test
  void saysWhyThePbxIsNotReady() {
    desk.health = new PbxHealth(PbxHealth.State.REFUSED, false, "", 0, 0);
    tasks.step();

    assertThat(missing(Step.CHECK))
        .containsExactly("alerts.pbx.refused", "alerts.check.stepsFirst");
  }

  @Test
  void nothingIsCheckedOfAnAlertThatIsNotWritten() throws IOException {
    assertThat(missing(Step.CHECK)).containsExactly("alerts.check.stepsFirst");
    write();
    assertThat(missing(Step.CHECK)).isEmpty();

    model.form().policy().field(PolicyField.CHANNELS).set("many");
    assertThat(missing(Step.CHECK)).containsExactly("alerts.check.stepsFirst");
  }

  @Test
  void takesADraftUpAgainAndOpensOthersWhereTheyAreFollowed() {
    model.open(desk.campaign(7, "Essai", Purpose.INFORMATION, CampaignState.DRAFT));
    assertThat(model.form().name().get()).isEqualTo("Essai");
    assertThat(missing(Step.WHAT)).isEmpty();

    model.open(desk.campaign(8, "Autre", Purpose.INFORMATION, CampaignState.RUNNING));
    assertThat(house.visits).containsExactly("FOLLOW_UP 8");
  }

  @Test
  void launchesTheReopenedDraftItselfWithWhatWasChangedInIt() {
    model.open(desk.campaign(7, "Essai", Purpose.INFORMATION, CampaignState.DRAFT));
    model.form().name().set("Essai, secteur nord");
    model.typed().set("2000");
    model.launch();

    assertThat(desk.created).isEmpty();
    assertThat(desk.updated).extracting(CampaignDraft::name).containsExactly("Essai, secteur nord");
    assertThat(desk.launchedDrafts).containsExactly(new CampaignId(7));
  }

  @Test
  void aReopenedDraftKeepsItsTexts() {
    desk.texts = Map.of(Language.FRENCH, "Évacuez");
    model.open(desk.campaign(7, "Essai", Purpose.INFORMATION, CampaignState.DRAFT));
    model.form().name().set("Autre nom");
    model.typed().set("2000");
    model.launch();

    assertThat(desk.updated).extracting(CampaignDraft::texts).containsExactly(desk.texts);
  }

  @Test
  void launchesNothingOverTheChangesOfAnotherUntilThePersonHasBeenTold() {
    model.open(desk.campaign(7, "Essai", Purpose.INFORMATION, CampaignState.DRAFT));
    var theirs = desk.campaign(7, "Autre nom", Purpose.INFORMATION, CampaignState.DRAFT);
    desk.refusal = Optional.of(new UpdateOutcome.ChangedMeanwhile(theirs));
    model.typed().set("2000");
    model.launch();
    assertThat(desk.launched).isEmpty();
    assertThat(model.notices().get()).containsExactly(Problem.of("alerts.outcome.draftChanged"));

    desk.refusal = Optional.empty();
    model.launch();
    assertThat(desk.launchedDrafts).containsExactly(new CampaignId(7));
  }

  @Test
  void aNewAlertIsNotTheDraftThatWasOpenBefore() throws IOException {
    model.open(desk.campaign(7, "Essai", Purpose.INFORMATION, CampaignState.DRAFT));
    model.startAnew();
    write();
    model.typed().set("2000");
    model.launch();

    assertThat(desk.updated).isEmpty();
    assertThat(desk.created).hasSize(1);
  }

  @Test
  void aDraftThatIsReadLateDoesNotComeOverTheOneOpenedAfterIt() {
    tasks.hold();
    model.open(desk.campaign(7, "Lent", Purpose.INFORMATION, CampaignState.DRAFT));
    model.open(desk.campaign(8, "Prompt", Purpose.EMERGENCY, CampaignState.DRAFT));

    tasks.releaseLatestFirst();

    assertThat(model.form().name().get()).isEqualTo("Prompt");
  }

  @Test
  void aFileThatIsReadLateIsNotPutIntoAnotherAlert() throws IOException {
    tasks.hold();
    model.messages().choose(Language.FRENCH, file("alerte.wav", desk.message));
    model.startAnew();
    tasks.release();

    assertThat(model.form().sound(Language.FRENCH).get()).isEmpty();
  }

  @Test
  void theFileThatWasChosenLastCounts() throws IOException {
    tasks.hold();
    model.messages().choose(Language.FRENCH, file("premier.wav", desk.message));
    model.messages().choose(Language.FRENCH, file("second.wav", desk.message));
    tasks.releaseLatestFirst();

    assertThat(model.form().sound(Language.FRENCH).get().map(ChosenSound::fileName))
        .contains("second.wav");
  }

  @Test
  void countsAndReadsTheStreetsOnceTheDatabaseAnswersAgain() {
    model.detach();
    desk.away = true;
    model.attach();
    assertThat(missing(Step.WHO)).containsExactly("alerts.who.counting");
    assertThat(model.notices().get()).containsExactly(Problem.of("alerts.trouble.reading"));

    desk.away = false;
    tasks.step();

    assertThat(model.count().get()).contains(desk.everyone);
    assertThat(model.form().streets().get().suggest("erab", 8)).isNotEmpty();
    assertThat(model.notices().get()).isEmpty();
  }

  @Test
  void isUnsavedFromTheFirstWordUntilADraftKeepsIt() {
    assertThat(model.isUnsaved()).isFalse();
    model.form().policy().field(PolicyField.RING).set("30");
    assertThat(model.isUnsaved()).isTrue();

    model.open(desk.campaign(7, "Essai", Purpose.INFORMATION, CampaignState.DRAFT));
    model.form().policy().setSeparator('.');
    assertThat(model.isUnsaved()).isFalse();

    model.form().name().set("Essai, secteur nord");
    desk.answer = Optional.of(new LaunchResult.AlreadyLaunched(CampaignState.RUNNING));
    model.typed().set("2000");
    model.launch();
    assertThat(model.isUnsaved()).isFalse();
  }

  @Test
  void playsAMessage() throws IOException {
    write();

    model.messages().listen(Language.FRENCH);

    assertThat(house.played).containsExactly(desk.message);
  }
}
