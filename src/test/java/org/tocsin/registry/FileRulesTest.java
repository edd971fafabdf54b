package org.tocsin.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.support.SampleFiles.address;
import static org.tocsin.support.SampleFiles.file;
import static org.tocsin.support.SampleFiles.phone;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.FileFault.Reason;
import org.tocsin.shared.Channel;
import org.tocsin.support.SampleFiles;

class FileRulesTest {
  private static final CityPolicy CANADA =
      new CityPolicy(true, DiallingRules.CANADIAN_AREA_CODES, Set.of("QMAGB"), false);
  private static final ContactPoint HOME = ContactPoint.voice(phone(1));

  private static List<FileFault> check(FileContent content) {
    return new FileRules(CANADA, Set.of()).check(content);
  }

  private static FileContent with(ContactPoint... contacts) {
    return file("Roy", "Ève", address("rue A", 1, ""), contacts);
  }

  private static ContactPoint voice(int phone, String description, String extension, int delay) {
    return new ContactPoint(
        Channel.VOICE, phone(phone), description, extension, delay, true, false);
  }

  @Test
  void aGoodFileHasNoFault() {
    assertThat(check(with(HOME, ContactPoint.sms(phone(1)), voice(1, "Chalet", "12*#", 60))))
        .isEmpty();
    assertThat(check(with())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "' ',1,'',FAMILY_NAME,MISSING",
    "x,121,'',FAMILY_NAME,TOO_LONG",
    "'Roy\u202e',1,'',FAMILY_NAME,CONTROL_CHARACTER",
    "'Roy\u0000',1,'',FAMILY_NAME,CONTROL_CHARACTER",
    "Roy,1,123456789012345678901,APARTMENT,TOO_LONG"
  })
  void aTextMustBeThereFitAndBeText(
      String name, int times, String apartment, Field field, Reason reason) {
    assertThat(check(file(name.repeat(times), "", address("rue A", 1, apartment), HOME)))
        .containsExactly(FileFault.of(field, reason));
  }

  @ParameterizedTest
  @CsvSource({
    "qmagb 000 417,QMAGB000417",
    "QMAGB-000417,QMAGB000417",
    "000417,000417",
    "QMAGB,",
    "12,",
    "QMAGB0004170000000,"
  })
  void aCardIsReadHoweverItIsTyped(String typed, String read) {
    assertThat(CardNumber.parse(typed).map(CardNumber::text)).isEqualTo(Optional.ofNullable(read));
  }

  @Test
  void theParticularsAreChecked() {
    var good = new Particulars(true, "Sonner longtemps.\nChien.", card("QMAGB000417"));
    assertThat(check(SampleFiles.with(with(HOME), good))).isEmpty();
    var other = new Particulars(false, "x".repeat(2_001) + "\u202e", card("QSAGB000417"));
    assertThat(check(SampleFiles.with(with(HOME), other)))
        .containsExactly(
            FileFault.of(Field.CARD, Reason.CARD_OF_ANOTHER_CITY),
            FileFault.of(Field.NOTE, Reason.TOO_LONG),
            FileFault.of(Field.NOTE, Reason.CONTROL_CHARACTER));
  }

  @Test
  void theLinesOfANoteCountAsWhatTheyTake() {
    var lines = new Particulars(false, "x".repeat(1_999) + "\n\n", Optional.empty());

    assertThat(check(SampleFiles.with(with(HOME), lines)))
        .containsExactly(FileFault.of(Field.NOTE, Reason.TOO_LONG));
  }

  private static Optional<CardNumber> card(String number) {
    return CardNumber.parse(number);
  }

  @Test
  void cityAndStreetAreNeeded() {
    var nowhere = new Address("", " ", new CivicNumber(1, ""), "", Optional.empty());

    assertThat(check(file("Roy", "", nowhere, HOME)))
        .containsExactly(
            FileFault.of(Field.CITY, Reason.MISSING), FileFault.of(Field.STREET, Reason.MISSING));
  }

  @ParameterizedTest
  @CsvSource({
    "12O,0,EXTENSION,MALFORMED",
    "12345678901234567,0,EXTENSION,MALFORMED",
    "'',-1,DELAY,OUT_OF_RANGE",
    "'',61,DELAY,OUT_OF_RANGE"
  })
  void whatIsDialledAfterTheAnswerIsChecked(
      String extension, int delay, Field field, Reason reason) {
    assertThat(check(with(HOME, voice(2, "", extension, delay))))
        .containsExactly(new FileFault(field, reason, 1));
  }

  @Test
  void aNumberIsThereOnceForEachExtension() {
    assertThat(check(with(HOME, voice(1, "Encore", "", 0))))
        .containsExactly(new FileFault(Field.VOICE, Reason.REPEATED, 1));
    assertThat(check(with(HOME, voice(1, "", "7", 0)))).isEmpty();
  }

  @Test
  void theCityMayWantOneVoiceNumber() {
    var one = new FileRules(new CityPolicy(false, Set.of("418"), Set.of(), false), Set.of());

    assertThat(one.check(with(HOME, ContactPoint.sms(phone(2))))).isEmpty();
    assertThat(one.check(with(HOME, voice(2, "", "", 0))))
        .containsExactly(new FileFault(Field.VOICE, Reason.SEVERAL_VOICE_NUMBERS, 1));
  }

  @Test
  void aNumberThatMustNotBeCalledIsRefusedWhileItIsActive() {
    var rules = new FileRules(CANADA, Set.of(phone(1)));
    var asleep = new ContactPoint(Channel.VOICE, phone(1), "", "", 0, false, false);

    assertThat(rules.check(with(HOME, ContactPoint.sms(phone(1)))))
        .containsExactly(
            new FileFault(Field.VOICE, Reason.DO_NOT_CALL, 0),
            new FileFault(Field.SMS, Reason.DO_NOT_CALL, 1));
    assertThat(rules.check(with(asleep))).isEmpty();
  }
}
