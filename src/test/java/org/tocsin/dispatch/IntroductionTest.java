package org.tocsin.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tocsin.audit.AuditEntry;
import org.tocsin.campaign.AllClear;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignDraft.AudioFile;
import org.tocsin.campaign.CampaignFault;
import org.tocsin.campaign.CampaignFault.Kind;
import org.tocsin.campaign.IntroductionService;
import org.tocsin.campaign.LaunchOutcome;
import org.tocsin.campaign.LiftOutcome;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.Purpose;
import org.tocsin.campaign.Ringing;
import org.tocsin.campaign.VoiceMessage;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.support.EachEngine;
import org.tocsin.support.Wavs;
import org.tocsin.telephony.CallBack;
import org.tocsin.telephony.PlaceCall;
import org.tocsin.telephony.PlayBack;
import org.tocsin.telephony.Sound;

/// Calls that begin with who calls and why.
@EachEngine
class IntroductionTest extends DispatchStand {
  private static final AudioFile CITY = new AudioFile("ville.wav", wav(3));
  private final IntroductionService introductions;

  IntroductionTest(Database database) {
    super(database);
    introductions = new IntroductionService(campaigns, new AuditTable(database), database, clock);
  }

  private static byte[] wav(int seconds) {
    return Wavs.telephone(Duration.ofSeconds(seconds));
  }

  private static Policy identifying() {
    return policy(10, 100, 1).withIdentify(true);
  }

  @Test
  void theCityIsHeardBeforeTheMessageAndBothAreProvedFirst() {
    residences(1);
    introductions.put(CHIEF, Map.of(Language.FRENCH, CITY));

    launch(identifying());
    step();

    var recorded = service.getIntroductions().getFirst();
    assertThat(pbx.prepared()).extracting(Sound::sha256).contains(recorded.sha256());
    assertThat(pbx.placed().getFirst().introduction())
        .contains(new Sound(recorded.sha256(), Duration.ofSeconds(3), recorded.sizeBytes()));
  }

  @Test
  void whoeverCallsBackHearsTheCityFirstToo() {
    residences(1);
    introductions.put(CHIEF, Map.of(Language.FRENCH, CITY));
    launch(identifying());
    step();

    var call = new CallBack("canal", Optional.of(pbx.called().getFirst()), clock.instant());
    pbx.callBack(call);
    step();

    assertThat(pbx.playedBack().values())
        .extracting(PlayBack::introduction)
        .containsExactly(pbx.placed().getFirst().introduction())
        .doesNotContain(Optional.empty());
  }

  @Test
  void aCampaignThatDoesNotIdentifyItselfBeginsWithItsMessage() {
    residences(1);
    introductions.put(CHIEF, Map.of(Language.FRENCH, CITY));

    launch(policy(10, 100, 1));
    step();

    assertThat(pbx.placed()).extracting(PlaceCall::introduction).containsExactly(Optional.empty());
    assertThat(pbx.prepared()).hasSize(1);
  }

  @Test
  void withoutARecordingInTheLanguageNothingIsLaunched() {
    residences(1);
    introductions.put(CHIEF, Map.of(Language.ENGLISH, CITY));
    var id = draft(Purpose.EMERGENCY, identifying());

    assertThat(launch(id))
        .isEqualTo(
            new LaunchOutcome.Refused(List.of(new CampaignFault(Kind.INTRODUCTION_MISSING, "fr"))));
    introductions.put(CHIEF, Map.of(Language.FRENCH, CITY));
    assertThat(launch(id)).isInstanceOf(LaunchOutcome.Launched.class);
  }

  @Test
  void whatIsRecordedLaterIsForLaterCampaigns() {
    residences(1);
    introductions.put(CHIEF, Map.of(Language.FRENCH, CITY));
    var id = launch(identifying());
    introductions.put(CHIEF, Map.of(Language.FRENCH, new AudioFile("autre.wav", wav(4))));
    assertThat(introductions.remove(CHIEF, Language.ENGLISH)).isFalse();

    assertThat(service.find(id).map(Campaign::introductions).orElseThrow())
        .extracting(VoiceMessage::fileName)
        .containsExactly("ville.wav");
    assertThat(service.getIntroductions())
        .extracting(VoiceMessage::fileName)
        .containsExactly("autre.wav");
    assertThat(introductions.remove(CHIEF, Language.FRENCH)).isTrue();
    assertThat(service.getIntroductions()).isEmpty();
    assertThat(database.read(() -> new AuditTable(database).of("introduction:fr", 3)))
        .extracting(AuditEntry::action)
        .containsExactlyInAnyOrder("introduction.set", "introduction.set", "introduction.remove");
  }

  @Test
  void theAllClearOfAnAlertIdentifiesItselfToo() {
    residences(1);
    introductions.put(CHIEF, Map.of(Language.FRENCH, CITY));
    var id = launch(identifying());
    step();
    confirmAll(pbx);
    step();

    var audio = Map.of(Language.FRENCH, new AudioFile("fin.wav", wav(5)));
    var lifted = followUps.lift(CHIEF, id, new AllClear("Fin", audio), Ringing.FINISH, true, false);

    var allClear = ((LiftOutcome.Lifted) lifted).allClear();
    assertThat(allClear.introductions())
        .extracting(VoiceMessage::fileName)
        .containsExactly("ville.wav");
  }

  @Test
  void whatAPhoneCannotPlayIsRefusedAndWhatWasThereStays() {
    introductions.put(CHIEF, Map.of(Language.FRENCH, CITY));

    var faults =
        introductions.put(
            CHIEF,
            Map.of(
                Language.ENGLISH, CITY, Language.FRENCH, new AudioFile("photo.jpg", new byte[9])));

    assertThat(faults).extracting(CampaignFault::kind).containsExactly(Kind.AUDIO_NOT_WAV);
    assertThat(service.getIntroductions())
        .extracting(VoiceMessage::fileName)
        .containsExactly("ville.wav");
  }
}
