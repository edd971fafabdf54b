package org.tocsin.ui.registry;

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
import org.tocsin.registry.CivicNumber;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileFault;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.FileFault.Reason;
import org.tocsin.registry.Particulars;
import org.tocsin.registry.PostalCode;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.Channel;
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
  private FileDraft clean = FileDraft.empty("");

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
  }

  /// An empty file; the city is given when there is only one.
  void begin() {
    original = Optional.empty();
    faults.clear();
    clean = FileDraft.empty(streets.onlyCity().orElse(""));
    fill(clean);
  }

  void show(ResidentFile file) {
    original = Optional.of(file);
    faults.clear();
    clean = FileDraft.of(file.content());
    fill(clean);
  }

  /// The file was stored: what was typed since it was sent stays, as changes to be saved.
  void stored(ResidentFile file, FileDraft sent) {
    original = Optional.of(file);
    clean = FileDraft.of(file.content());
    fill(draft().after(sent, clean));
  }

  private void fill(FileDraft draft) {
    TYPED.forEach(field -> text(field).set(draft.text(field)));
    language.set(draft.language());
    active.set(draft.active());
    consent.set(draft.consent());
    for (var channel : Channel.values()) {
      var rows = draft.list(channel).stream().map(ContactRow::of).toList();
      // A list that is set again is drawn again, and loses the focus.
      if (!list(channel).equals(rows)) {
        list(channel).setAll(rows);
      }
    }
    changed();
  }

  /// Somebody else's version becomes the one that is changed: only what was changed here stays.
  ///
  /// @param sent what was refused because of their version
  void basedOn(ResidentFile current, FileContent sent) {
    var kept = original.map(base -> sent.onto(base.content(), current.content())).orElse(sent);
    var typed = draft().after(FileDraft.of(sent), FileDraft.of(kept));
    show(current);
    fill(typed);
  }

  private void changed() {
    dirty.set(!draft().equals(clean));
  }

  /// What is on screen now.
  FileDraft draft() {
    var typed = new EnumMap<Field, String>(Field.class);
    texts.forEach((field, text) -> typed.put(field, text.get()));
    return new FileDraft(
        typed,
        language.get(),
        active.get(),
        consent.get(),
        contacts(Channel.VOICE),
        contacts(Channel.SMS));
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
    clearRefusals();
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
            Stream.concat(voice.stream(), sms.stream()).map(ContactRow::contact).toList(),
            original.map(file -> file.content().particulars()).orElse(Particulars.NONE)));
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

  private List<ContactPoint> contacts(Channel channel) {
    return list(channel).stream().map(ContactRow::contact).toList();
  }

  /// Marks what the registry refused, where it still stands as it was sent.
  void refuse(List<FileFault> refused, FileDraft sent) {
    for (var fault : refused) {
      int place = fault.contact();
      if (place >= sent.voice().size()) {
        refuse(fault, Channel.SMS, sent, place - sent.voice().size());
      } else if (place >= 0) {
        refuse(fault, Channel.VOICE, sent, place);
      } else if (!TYPED.contains(fault.field())
          || text(fault.field()).get().equals(sent.text(fault.field()))) {
        faults.putIfAbsent(fault.field(), fault.reason());
      }
    }
  }

  private void refuse(FileFault fault, Channel channel, FileDraft sent, int place) {
    var contact = sent.list(channel).get(place);
    var now = contacts(channel);
    boolean still = place < now.size() && now.get(place).equals(contact);
    int index = still ? place : now.indexOf(contact);
    if (index >= 0) {
      list(channel).set(index, new ContactRow(contact, Optional.of(fault)));
    }
  }

  /// What only the registry can say is asked of it again.
  private void clearRefusals() {
    List.copyOf(faults.keySet()).stream()
        .filter(field -> !TYPED.contains(field))
        .forEach(faults::remove);
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
