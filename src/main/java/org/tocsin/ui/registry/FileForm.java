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
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileFault;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.FileFault.Reason;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.Channel;
import org.tocsin.shared.Language;

/// A file as it is being filled in. FX thread.
final class FileForm {
  /// The fields that are typed above the numbers, in their order on screen.
  static final List<Field> TYPED =
      List.of(
          Field.FAMILY_NAME,
          Field.GIVEN_NAME,
          Field.CITY,
          Field.STREET,
          Field.CIVIC_NUMBER,
          Field.APARTMENT,
          Field.POSTAL_CODE);

  /// Every text of a file, those of its particulars last.
  static final List<Field> TEXTS =
      Stream.concat(TYPED.stream(), Stream.of(Field.CARD, Field.NOTE)).toList();

  private final FieldChecks checks;
  private final Map<Field, StringProperty> texts = new EnumMap<>(Field.class);
  private final ObjectProperty<Language> language = new SimpleObjectProperty<>(Language.FRENCH);
  private final BooleanProperty active = new SimpleBooleanProperty(true);
  private final BooleanProperty reducedMobility = new SimpleBooleanProperty();
  private final ObjectProperty<Consent.State> consent =
      new SimpleObjectProperty<>(Consent.State.UNKNOWN);
  private final ObjectProperty<Consent.Means> means =
      new SimpleObjectProperty<>(Consent.Means.PHONE);
  private final ObservableList<ContactRow> voice = FXCollections.observableArrayList();
  private final ObservableList<ContactRow> sms = FXCollections.observableArrayList();
  private final ObservableMap<Field, Reason> faults =
      FXCollections.observableMap(new EnumMap<>(Field.class));
  private final StreetHints streetHints;
  private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
  private Optional<ResidentFile> original = Optional.empty();
  private FileDraft clean = FileDraft.empty("");

  FileForm(FieldChecks checks) {
    this.checks = checks;
    streetHints = new StreetHints(checks, this::typed);
    for (var field : TEXTS) {
      var text = new SimpleStringProperty("");
      text.subscribe((_, _) -> {
        faults.remove(field);
        changed();
      });
      texts.put(field, text);
    }
    faults.addListener((MapChangeListener<Field, Reason>) _ -> hintAtStreets());
    text(Field.STREET).subscribe((_, _) -> streetHints.forget());
    text(Field.CIVIC_NUMBER).subscribe((_, _) -> streetHints.forgetNumbers());
    language.subscribe((_, _) -> changed());
    active.subscribe((_, _) -> changed());
    reducedMobility.subscribe((_, _) -> changed());
    consent.subscribe((_, _) -> changed());
    voice.subscribe(this::changed);
    sms.subscribe(this::changed);
  }

  /// An empty file; the city is given when there is only one.
  void begin() {
    original = Optional.empty();
    faults.clear();
    clean = FileDraft.empty(checks.onlyCity().orElse(""));
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
    boolean hinted = streetHints.passed().get().isPresent();
    fill(draft().after(sent, clean));
    if (hinted) {
      streetHints.look();
    }
  }

  /// The file that was read is no longer there: what is filled in is that of a new one.
  void detach() {
    original = Optional.empty();
    clean = FileDraft.empty(checks.onlyCity().orElse(""));
    changed();
  }

  private void fill(FileDraft draft) {
    streetHints.forget();
    TEXTS.forEach(field -> text(field).set(draft.text(field)));
    language.set(draft.language());
    active.set(draft.active());
    reducedMobility.set(draft.reducedMobility());
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

  /// Somebody else's version becomes the one that is changed: only what is kept of this one stays,
  /// and what was typed since.
  ///
  /// @param sent what was refused because of their version
  /// @param kept what is to be saved over theirs
  void basedOn(ResidentFile current, FileContent sent, FileContent kept) {
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
        reducedMobility.get(),
        consent.get(),
        contacts(Channel.VOICE),
        contacts(Channel.SMS));
  }

  /// Checks a field that was left; what can be read is written as it is shown. What the file said
  /// before is not in the way of other changes.
  void leave(Field field) {
    var typed = typed(field);
    text(field).set(checks.written(field, this::typed));
    if (field == Field.STREET) {
      streetHints.setWritten(typed);
    }
    var fault = isAsRead(field) ? Optional.<Reason>empty() : checks.fault(field, this::typed);
    fault.ifPresentOrElse(reason -> faults.put(field, reason), () -> faults.remove(field));
    if (field == Field.CITY && !typed(Field.STREET).isBlank()) {
      leave(Field.STREET);
      hintAtStreets();
    }
    if (field == Field.STREET || field == Field.CIVIC_NUMBER) {
      streetHints.look();
    }
  }

  private boolean isAsRead(Field field) {
    return original.isPresent()
        && typed(field).equals(clean.text(field))
        // A street is one of its city.
        && (field != Field.STREET || isAsRead(Field.CITY));
  }

  private void hintAtStreets() {
    streetHints.setUnknown(faults.get(Field.STREET) == Reason.UNKNOWN_STREET);
  }

  StreetHints streetHints() {
    return streetHints;
  }

  /// Takes one of the nearest streets in place of the one that is typed.
  void takeStreet(String name) {
    text(Field.STREET).set(name);
    leave(Field.STREET);
  }

  private String typed(Field field) {
    return text(field).get();
  }

  /// Checks everything that can be checked here.
  ///
  /// @return what was filled in, or nothing when a field is to be corrected
  Optional<FileContent> read() {
    TEXTS.forEach(this::leave);
    clearRefusals();
    return faults.isEmpty()
        ? draft().content(original.map(ResidentFile::content))
        : Optional.empty();
  }

  private List<ContactPoint> contacts(Channel channel) {
    return list(channel).stream().map(ContactRow::contact).toList();
  }

  /// Where in its list a number stands, whatever else is said of it; -1 when it is not there.
  int place(ContactPoint contact) {
    var numbers =
        contacts(contact.channel()).stream()
            .map(each -> each.number().e164() + "," + each.extension())
            .toList();
    return numbers.indexOf(contact.number().e164() + "," + contact.extension());
  }

  /// Marks what the registry refused, where it still stands as it was sent.
  void refuse(List<FileFault> refused, FileDraft sent) {
    for (var fault : refused) {
      int place = fault.contact();
      if (place >= sent.voice().size()) {
        refuse(fault, Channel.SMS, sent, place - sent.voice().size());
      } else if (place >= 0) {
        refuse(fault, Channel.VOICE, sent, place);
      } else if (!TEXTS.contains(fault.field())
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
        .filter(field -> !TEXTS.contains(field))
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

  BooleanProperty reducedMobility() {
    return reducedMobility;
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
