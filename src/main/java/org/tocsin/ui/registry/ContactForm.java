package org.tocsin.ui.registry;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.DiallingRules;
import org.tocsin.registry.FileFault;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.FileFault.Reason;
import org.tocsin.registry.FileRules;
import org.tocsin.shared.Channel;
import org.tocsin.shared.PhoneNumber;

/// A contact point as it is being typed. FX thread.
final class ContactForm {
  private static final Pattern EXTENSION = Pattern.compile("[0-9*#]{0,16}");
  private static final Pattern DELAY = Pattern.compile("\\d{1,3}");

  /// The number first, called `VOICE` whatever its type.
  private static final List<Field> TYPED =
      List.of(Field.VOICE, Field.DESCRIPTION, Field.EXTENSION, Field.DELAY);

  private final BooleanProperty active = new SimpleBooleanProperty(true);
  private final StringProperty description = new SimpleStringProperty("");
  private final ObjectProperty<Channel> channel = new SimpleObjectProperty<>(Channel.VOICE);
  private final StringProperty number = new SimpleStringProperty("");
  private final StringProperty extension = new SimpleStringProperty("");
  private final StringProperty delay = new SimpleStringProperty("");
  private final ObjectProperty<List<FileFault>> faults = new SimpleObjectProperty<>(List.of());
  private Optional<ContactPoint> original = Optional.empty();
  private Filled begun = new Filled(true, "", Channel.VOICE, "", "", "");

  void begin(Channel kind) {
    fill(new Filled(true, "", kind, "", "", ""), Optional.empty());
  }

  void edit(ContactPoint contact) {
    fill(
        new Filled(
            contact.active(),
            contact.description(),
            contact.channel(),
            contact.number().display(),
            contact.extension(),
            contact.delaySeconds() == 0 ? "" : "" + contact.delaySeconds()),
        Optional.of(contact));
  }

  private record Filled(
      boolean active,
      String description,
      Channel channel,
      String number,
      String extension,
      String delay) {}

  private void fill(Filled filled, Optional<ContactPoint> edited) {
    original = edited;
    begun = filled;
    active.set(filled.active());
    description.set(filled.description());
    channel.set(filled.channel());
    number.set(filled.number());
    extension.set(filled.extension());
    delay.set(filled.delay());
    faults.set(List.of());
  }

  /// Whether something was typed since the editor was opened.
  boolean isChanged() {
    var now =
        new Filled(
            active.get(),
            description.get(),
            channel.get(),
            number.get(),
            extension.get(),
            delay.get());
    return !now.equals(begun);
  }

  /// Checks what was typed and says what is wrong.
  ///
  /// @return the contact point, or nothing when something is to be corrected
  Optional<ContactPoint> read() {
    var typed = PhoneNumber.parse(number.get());
    var seconds = seconds();
    faults.set(
        TYPED.stream()
            .flatMap(field -> fault(field).map(reason -> FileFault.of(field, reason)).stream())
            .toList());
    if (!faults.get().isEmpty() || typed.isEmpty() || seconds.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(contact(typed.get(), seconds.get()));
  }

  /// Says at once what is wrong in a field that was left; a complete number is written as it is
  /// shown. A number that is not there yet is no fault until it is confirmed.
  ///
  /// @param field `VOICE` for the number, whatever its type
  void leave(Field field) {
    if (field == Field.VOICE) {
      PhoneNumber.parse(number.get()).ifPresent(typed -> number.set(typed.display()));
    }
    var others = faults.get().stream().filter(fault -> fault.field() != field);
    var found =
        fault(field)
            .map(reason -> FileFault.of(field, reason))
            .filter(now -> now.reason() != Reason.MISSING || faults.get().contains(now));
    faults.set(Stream.concat(others, found.stream()).toList());
  }

  private Optional<Reason> fault(Field field) {
    return switch (field) {
      case VOICE -> numberFault();
      case DESCRIPTION -> FileRules.fault(field, description.get().strip());
      case EXTENSION ->
          EXTENSION.matcher(extension.get().strip()).matches()
              ? Optional.empty()
              : Optional.of(Reason.MALFORMED);
      default -> seconds().isEmpty() ? Optional.of(Reason.OUT_OF_RANGE) : Optional.empty();
    };
  }

  private ContactPoint contact(PhoneNumber typed, int seconds) {
    boolean voice = channel.get() == Channel.VOICE;
    // Found invalid is said of a number: another number begins anew.
    boolean invalid =
        original.filter(old -> old.invalid() && old.number().equals(typed)).isPresent();
    return new ContactPoint(
        channel.get(),
        typed,
        description.get().strip(),
        voice ? extension.get().strip() : "",
        voice ? seconds : 0,
        active.get(),
        invalid);
  }

  private Optional<Reason> numberFault() {
    if (number.get().isBlank()) {
      return Optional.of(Reason.MISSING);
    }
    if (DiallingRules.isServiceNumber(number.get())) {
      return Optional.of(Reason.SERVICE_NUMBER);
    }
    return PhoneNumber.parse(number.get()).isEmpty()
        ? Optional.of(Reason.MALFORMED)
        : Optional.empty();
  }

  private Optional<Integer> seconds() {
    var typed = delay.get().strip();
    if (typed.isEmpty()) {
      return Optional.of(0);
    }
    return Optional.of(typed)
        .filter(text -> DELAY.matcher(text).matches())
        .map(Integer::valueOf)
        .filter(figure -> figure <= ContactPoint.LONGEST_DELAY_SECONDS);
  }

  Optional<ContactPoint> original() {
    return original;
  }

  BooleanProperty active() {
    return active;
  }

  StringProperty description() {
    return description;
  }

  ObjectProperty<Channel> channel() {
    return channel;
  }

  StringProperty number() {
    return number;
  }

  StringProperty extension() {
    return extension;
  }

  StringProperty delay() {
    return delay;
  }

  ObjectProperty<List<FileFault>> faults() {
    return faults;
  }
}
