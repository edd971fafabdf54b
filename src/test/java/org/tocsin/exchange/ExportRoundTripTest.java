package org.tocsin.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.Address;
import org.tocsin.registry.CardNumber;
import org.tocsin.registry.CivicNumber;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileFilter;
import org.tocsin.registry.NewFile;
import org.tocsin.registry.Particulars;
import org.tocsin.registry.PostalCode;
import org.tocsin.shared.Channel;
import org.tocsin.shared.GeoPoint;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.support.Engine;
import org.tocsin.support.ImportDesk;
import org.tocsin.support.TestDatabases;

/// What is exported is read back as it was, whatever it is.
class ExportRoundTripTest {
  private static final String STREET = "rue de l’Église";

  @Property(tries = 3, shrinking = ShrinkingMode.OFF)
  void whatIsExportedIsReadBackWithoutLoss(@ForAll("towns") List<FileContent> town)
      throws IOException {
    for (var engine : Engine.values()) {
      try (var database = TestDatabases.fresh(engine)) {
        var desk = new ImportDesk(database);
        insert(desk, town);
        var before = desk.files();
        assertThat(before).hasSize(town.size());
        var folder = Files.createTempDirectory("tocsin-export");
        for (var name : List.of("tous.csv", "tous.json")) {
          var file = folder.resolve(name);
          for (var language : Language.values()) {
            var options = new ExportOptions("", FileFilter.none(), true, language);
            assertThat(
                    desk.exports()
                        .exportFile(ImportDesk.ADMIN, file, options, ImportProgress.none()))
                .isEqualTo(new ExportOutcome.Done(file, town.size()));
            desk.clear();

            assertThat(desk.imports(file).accepted()).isEqualTo(town.size());

            assertThat(desk.files()).isEqualTo(before);
          }
          Files.delete(file);
        }
        Files.delete(folder);
      }
    }
  }

  private static void insert(ImportDesk desk, List<FileContent> town) {
    var files = new ArrayList<NewFile>();
    for (int i = 0; i < town.size(); i++) {
      var content = town.get(i);
      files.add(
          new NewFile(
              new AccountNumber("514555%04d".formatted(i)),
              content,
              new Consent(content.consent(), Optional.empty())));
    }
    desk.database()
        .writeVoid(() -> {
          desk.registry().addStreet("Magog", STREET, false);
          desk.registry().insertAll(files, ImportDesk.NOW);
        });
  }

  @Provide
  static Arbitrary<List<FileContent>> towns() {
    return contents()
        .list()
        .ofMinSize(1)
        .ofMaxSize(40)
        .map(contents ->
            IntStream.range(0, contents.size()).mapToObj(i -> at(contents.get(i), i)).toList());
  }

  private static FileContent at(FileContent content, int i) {
    var suffix = List.of("", "A", "1/2", "BIS").get(i % 4);
    var address =
        new Address(
            "Magog",
            STREET,
            new CivicNumber(i + 1, suffix),
            i % 3 == 0 ? "4, sous-sol" : "",
            i % 2 == 0 ? Optional.of(new PostalCode("J1V1A1")) : Optional.empty());
    var old = content.particulars();
    var card = old.card().map(_ -> new CardNumber("QMAGB%05d".formatted(i)));
    return new FileContent(
        content.familyName(),
        content.givenName(),
        content.language(),
        address,
        content.location(),
        content.active(),
        content.consent(),
        content.contacts(),
        new Particulars(old.reducedMobility(), old.note(), card));
  }

  private static Arbitrary<FileContent> contents() {
    var words =
        Arbitraries.of(
            "Roy", "Lebœuf", "Côté; fils", "\"Gui\"", "a|b", "c\\d", "\\|", "=1+1", "d, e", "李");
    var places =
        Combinators.combine(
                Arbitraries.doubles().between(45, 50), Arbitraries.doubles().between(-75, -70))
            .as(GeoPoint::new)
            .optional();
    var yes = Arbitraries.of(true, false);
    var notes = Arbitraries.of("", "chien", "deux\nlignes", "a\n\nb; \"c\"", "\\");
    var particulars =
        Combinators.combine(
                yes, notes, Arbitraries.of("QMAGB00001").map(CardNumber::new).optional())
            .as(Particulars::new);
    var marks = Combinators.combine(yes, Arbitraries.of(Consent.State.values())).as(Mark::new);
    return Combinators.combine(
            words,
            Arbitraries.oneOf(words, Arbitraries.just("")),
            Arbitraries.of(Language.values()),
            places,
            marks,
            contacts(words),
            particulars)
        .as((family, given, language, place, mark, contacts, rest) ->
            new FileContent(
                family,
                given,
                language,
                new Address("Magog", STREET, new CivicNumber(1, ""), "", Optional.empty()),
                place,
                mark.active(),
                mark.consent(),
                contacts,
                rest));
  }

  private record Mark(boolean active, Consent.State consent) {}

  private static Arbitrary<List<ContactPoint>> contacts(Arbitrary<String> words) {
    var yes = Arbitraries.of(true, true, false);
    var numbers = Arbitraries.integers().between(100, 199).list().uniqueElements().ofMaxSize(5);
    var said =
        Combinators.combine(
                Arbitraries.oneOf(words, Arbitraries.just("")),
                Arbitraries.of("", "12", "*3#"),
                Arbitraries.integers().between(0, 60),
                yes,
                yes)
            .as((description, extension, delay, active, valid) ->
                new ContactPoint(
                    Channel.VOICE,
                    new PhoneNumber("+14185550100"),
                    description,
                    extension,
                    delay,
                    active,
                    !valid))
            .list()
            .ofSize(5);
    return Combinators.combine(numbers, said, Arbitraries.integers().between(0, 5))
        .as((last, contacts, voices) ->
            IntStream.range(0, last.size())
                .mapToObj(i -> contact(contacts.get(i), last.get(i), i < voices))
                .toList());
  }

  private static ContactPoint contact(ContactPoint said, int last, boolean voice) {
    return new ContactPoint(
        voice ? Channel.VOICE : Channel.SMS,
        new PhoneNumber("+1418555%04d".formatted(last)),
        said.description(),
        voice ? said.extension() : "",
        voice ? said.delaySeconds() : 0,
        said.active(),
        said.invalid());
  }
}
