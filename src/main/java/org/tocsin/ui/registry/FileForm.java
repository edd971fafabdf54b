package org.tocsin.ui.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.tocsin.registry.Address;
import org.tocsin.registry.Channel;
import org.tocsin.registry.CivicNumber;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileFault;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.FileFault.Reason;
import org.tocsin.registry.PostalCode;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.GeoPoint;
import org.tocsin.shared.Language;

/// A file as it is being filled in. FX thread.
final class FileForm {
  /// The fields that are typed, in their order on screen.
  static final List<Field> TYPED =
      List.of(
          Field.FAMILY_NAME,
          Field.GIVEN_NAME,
          Field.CITY,
          Field.STREET,
          Field.CIVIC_NUMBER,
          Field.APARTMENT,
          Field.POSTAL_CODE);

  private final StreetChoice streets;
  private final Map<Field, StringProperty> texts = new EnumMap<>(Field.class);
  private final ObjectProperty<Language> language = new SimpleObjectProperty<>(Language.FRENCH);
  private final BooleanProperty active = new SimpleBooleanProperty(true);
  private final ObjectProperty<Consent.State> consent =
      new SimpleObjectProperty<>(Consent.State.UNKNOWN);
  private final ObjectProperty<Consent.Means> means =
      new SimpleObjectProperty<>(Consent.Means.PHONE);
  private final ObservableList<ContactRow> voice = FXCollections.observableArrayList();
  private final ObservableList<ContactRow> sms = FXCollections.observableArrayList();
  private final ObservableMap<Field, Reason> faults =
      FXCollections.observableMap(new EnumMap<>(Field.class));
  private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
  private Optional<ResidentFile> original = Optional.empty();
  private List<Object> clean = List.of();

  FileForm(StreetChoice streets) {
    this.streets = streets;
    for (var field : TYPED) {
      var text = new SimpleStringProperty("");
      text.subscribe((_, _) -> {
        faults.remove(field);
        changed();
      });
      texts.put(field, text);
    }
    language.subscribe((_, _) -> changed());
    active.subscribe((_, _) -> changed());
    consent.subscribe((_, _) -> changed());
    voice.subscribe(this::changed);
    sms.subscribe(this::changed);
    clean = filled();
  }

  /// An empty file; the city is given when there is only one.
  void begin() {
    original = Optional.empty();
    TYPED.forEach(field -> text(field).set(""));
    text(Field.CITY).set(streets.onlyCity().orElse(""));
    language.set(Language.FRENCH);
    active.set(true);
    consent.set(Consent.State.UNKNOWN);
    fill(List.of());
  }

  void show(ResidentFile file) {
    original = Optional.of(file);
    var content = file.content();
    var address = content.address();
    text(Field.FAMILY_NAME).set(content.familyName());
    text(Field.GIVEN_NAME).set(content.givenName());
    text(Field.CITY).set(address.city());
    text(Field.STREET).set(address.street());
    text(Field.CIVIC_NUMBER).set(address.civicNumber().display());
    text(Field.APARTMENT).set(address.apartment());
    text(Field.POSTAL_CODE).set(address.postalCode().map(PostalCode::display).orElse(""));
    language.set(content.language());
    active.set(content.active());
    consent.set(content.consent());
    fill(content.contacts());
  }

  private void fill(List<ContactPoint> contacts) {
    voice.setAll(rows(contacts, Channel.VOICE));
    sms.setAll(rows(contacts, Channel.SMS));
    faults.clear();
    clean = filled();
    changed();
  }

  private static List<ContactRow> rows(List<ContactPoint> contacts, Channel channel) {
    return contacts.stream()
        .filter(contact -> contact.channel() == channel)
        .map(ContactRow::of)
        .toList();
  }

  /// Somebody else's version becomes the one that is changed; what was typed stays.
  void basedOn(ResidentFile current) {
    original = Optional.of(current);
  }

  private void changed() {
    dirty.set(!filled().equals(clean));
  }

  private List<Object> filled() {
    var all = new ArrayList<>();
    TYPED.forEach(field -> all.add(text(field).get()));
    Collections.addAll(all, language.get(), active.get(), consent.get());
    all.addAll(contacts());
    return all;
  }

  /// Checks a field that was left; a complete postal code is written as it is shown.
  void leave(Field field) {
    var text = text(field);
    if (field == Field.POSTAL_CODE) {
      PostalCode.parse(text.get()).ifPresent(code -> text.set(code.display()));
    } else if (field == Field.CIVIC_NUMBER) {
      CivicNumber.parse(text.get()).ifPresent(number -> text.set(number.display()));
    } else if (field == Field.STREET) {
      streets.official(text(Field.CITY).get(), text.get()).ifPresent(text::set);
    }
    fault(field).ifPresentOrElse(reason -> faults.put(field, reason), () -> faults.remove(field));
  }

  private Optional<Reason> fault(Field field) {
    var typed = text(field).get();
    boolean missing = typed.isBlank();
    return switch (field) {
      case FAMILY_NAME, CITY -> missing ? Optional.of(Reason.MISSING) : Optional.empty();
      case STREET -> missing ? Optional.of(Reason.MISSING) : unknownStreet();
      case CIVIC_NUMBER ->
          missing ? Optional.of(Reason.MISSING) : malformed(CivicNumber.parse(typed));
      case POSTAL_CODE -> missing ? Optional.empty() : malformed(PostalCode.parse(typed));
      default -> Optional.empty();
    };
  }

  private Optional<Reason> unknownStreet() {
    var city = text(Field.CITY).get();
    return streets.official(city, text(Field.STREET).get()).isPresent()
        ? Optional.empty()
        : Optional.of(Reason.UNKNOWN_STREET);
  }

  private static Optional<Reason> malformed(Optional<?> read) {
    return read.isPresent() ? Optional.empty() : Optional.of(Reason.MALFORMED);
  }

  /// Checks everything that can be checked here.
  ///
  /// @return what was filled in, or nothing when a field is to be corrected
  Optional<FileContent> read() {
    TYPED.forEach(this::leave);
    clearContactFaults();
    var civic = CivicNumber.parse(text(Field.CIVIC_NUMBER).get());
    if (!faults.isEmpty() || civic.isEmpty()) {
      return Optional.empty();
    }
    var address =
        new Address(
            stripped(Field.CITY),
            stripped(Field.STREET),
            civic.get(),
            stripped(Field.APARTMENT),
            PostalCode.parse(text(Field.POSTAL_CODE).get()));
    return Optional.of(
        new FileContent(
            stripped(Field.FAMILY_NAME),
            stripped(Field.GIVEN_NAME),
            language.get(),
            address,
            location(address),
            active.get(),
            consent.get(),
            contacts()));
  }

  private String stripped(Field field) {
    return text(field).get().strip();
  }

  /// The place on the map holds for as long as the house is the same.
  private Optional<GeoPoint> location(Address address) {
    return original
        .map(ResidentFile::content)
        .filter(old ->
            old.address().city().equals(address.city())
                && old.address().street().equals(address.street())
                && old.address().civicNumber().equals(address.civicNumber()))
        .flatMap(FileContent::location);
  }

  /// Voice numbers in their order, then SMS numbers in theirs.
  List<ContactPoint> contacts() {
    return Stream.concat(voice.stream(), sms.stream()).map(ContactRow::contact).toList();
  }

  /// Marks what the registry refused.
  void refuse(List<FileFault> refused) {
    for (var fault : refused) {
      if (fault.contact() < 0) {
        faults.putIfAbsent(fault.field(), fault.reason());
      } else {
        boolean isVoice = fault.contact() < voice.size();
        var list = isVoice ? voice : sms;
        int index = isVoice ? fault.contact() : fault.contact() - voice.size();
        list.set(index, new ContactRow(list.get(index).contact(), Optional.of(fault)));
      }
    }
  }

  private void clearContactFaults() {
    voice.replaceAll(row -> ContactRow.of(row.contact()));
    sms.replaceAll(row -> ContactRow.of(row.contact()));
  }

  StringProperty text(Field field) {
    return Objects.requireNonNull(texts.get(field));
  }

  ObjectProperty<Language> language() {
    return language;
  }

  BooleanProperty active() {
    return active;
  }

  ObjectProperty<Consent.State> consent() {
    return consent;
  }

  ObjectProperty<Consent.Means> means() {
    return means;
  }

  ObservableList<ContactRow> list(Channel channel) {
    return channel == Channel.VOICE ? voice : sms;
  }

  ObservableMap<Field, Reason> faults() {
    return faults;
  }

  ReadOnlyBooleanProperty dirty() {
    return dirty.getReadOnlyProperty();
  }

  /// The file as it was read; none for a new one.
  Optional<ResidentFile> original() {
    return original;
  }
}
