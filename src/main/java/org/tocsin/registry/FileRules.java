package org.tocsin.registry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.FileFault.Reason;
import org.tocsin.shared.Channel;
import org.tocsin.shared.PhoneNumber;

/// What a file must satisfy to be kept, whoever writes it: the desk, an import, a kiosk.
public final class FileRules {
  static final int LONGEST_NAME = 120;
  static final int LONGEST_CITY = 80;
  static final int LONGEST_APARTMENT = 20;
  static final int LONGEST_DESCRIPTION = 120;
  static final int LONGEST_NOTE = 2_000;
  private static final Pattern EXTENSION = Pattern.compile("[0-9*#]{0,16}");

  /// Control characters, and those that turn the direction of writing and so disguise a text.
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069]");

  private final CityPolicy policy;
  private final DiallingRules dialling;
  private final Set<PhoneNumber> doNotCall;

  /// @param doNotCall those of the file's numbers that must never be called
  public FileRules(CityPolicy policy, Set<PhoneNumber> doNotCall) {
    this.policy = policy;
    this.dialling = new DiallingRules(policy.allowedAreaCodes());
    this.doNotCall = Set.copyOf(doNotCall);
  }

  /// Every fault, in the order of the fields; none when the file may be kept.
  public List<FileFault> check(FileContent content) {
    var faults = new ArrayList<FileFault>();
    required(content.familyName(), Field.FAMILY_NAME, faults);
    text(content.givenName(), Field.GIVEN_NAME, -1, faults);
    required(content.address().city(), Field.CITY, faults);
    required(content.address().street(), Field.STREET, faults);
    text(content.address().apartment(), Field.APARTMENT, -1, faults);
    contacts(content.contacts(), faults);
    particulars(content.particulars(), faults);
    return faults;
  }

  /// Every fault of a change. What the file said before may stay, whatever the city decided since:
  /// who asks to be left alone must not wait until somebody has corrected the rest. An answer about
  /// consent may become another, never none.
  public List<FileFault> check(FileContent content, FileContent before) {
    var unchanged = new Unchanged(before, content);
    var faults = new ArrayList<FileFault>();
    check(content).stream().filter(fault -> !unchanged.holds(fault)).forEach(faults::add);
    if (content.consent() == Consent.State.UNKNOWN && before.consent() != Consent.State.UNKNOWN) {
      faults.add(FileFault.of(Field.CONSENT, Reason.MISSING));
    }
    return faults;
  }

  /// What is wrong in one of a file's texts, whatever the rest of the file says.
  public static Optional<Reason> fault(Field field, String text) {
    var faults = new ArrayList<FileFault>();
    text(text, field, -1, faults);
    return faults.stream().map(FileFault::reason).findFirst();
  }

  private void particulars(Particulars particulars, List<FileFault> faults) {
    particulars
        .card()
        .filter(card -> !card.isOf(policy.cardPrefixes()))
        .ifPresent(_ -> faults.add(FileFault.of(Field.CARD, Reason.CARD_OF_ANOTHER_CITY)));
    text(particulars.note(), Field.NOTE, -1, faults);
  }

  private void contacts(List<ContactPoint> contacts, List<FileFault> faults) {
    var seen = new HashSet<List<Object>>();
    int voices = 0;
    for (int i = 0; i < contacts.size(); i++) {
      var contact = contacts.get(i);
      var field = contact.channel() == Channel.VOICE ? Field.VOICE : Field.SMS;
      if (contact.channel() == Channel.VOICE && ++voices == 2 && !policy.severalVoiceNumbers()) {
        faults.add(new FileFault(field, Reason.SEVERAL_VOICE_NUMBERS, i));
      }
      if (!seen.add(List.of(contact.channel(), contact.number(), contact.extension()))) {
        faults.add(new FileFault(field, Reason.REPEATED, i));
      }
      number(contact, field, i, faults);
      text(contact.description(), Field.DESCRIPTION, i, faults);
      if (!EXTENSION.matcher(contact.extension()).matches()) {
        faults.add(new FileFault(Field.EXTENSION, Reason.MALFORMED, i));
      }
      if (contact.delaySeconds() < 0
          || contact.delaySeconds() > ContactPoint.LONGEST_DELAY_SECONDS) {
        faults.add(new FileFault(Field.DELAY, Reason.OUT_OF_RANGE, i));
      }
    }
  }

  private void number(ContactPoint contact, Field field, int index, List<FileFault> faults) {
    dialling
        .refusal(contact.number())
        .ifPresent(reason -> faults.add(new FileFault(field, reason, index)));
    if (contact.active() && doNotCall.contains(contact.number())) {
      faults.add(new FileFault(field, Reason.DO_NOT_CALL, index));
    }
  }

  private static void required(String text, Field field, List<FileFault> faults) {
    if (text.isBlank()) {
      faults.add(FileFault.of(field, Reason.MISSING));
    }
    text(text, field, -1, faults);
  }

  private static void text(String text, Field field, int contact, List<FileFault> faults) {
    // A note alone may have several lines.
    var line = field == Field.NOTE ? text.replace("\n", "") : text;
    if (text.length() > longest(field)) {
      faults.add(new FileFault(field, Reason.TOO_LONG, contact));
    }
    if (CONTROL.matcher(line).find()) {
      faults.add(new FileFault(field, Reason.CONTROL_CHARACTER, contact));
    }
  }

  private static int longest(Field field) {
    return switch (field) {
      case CITY -> LONGEST_CITY;
      case APARTMENT -> LONGEST_APARTMENT;
      case DESCRIPTION -> LONGEST_DESCRIPTION;
      case NOTE -> LONGEST_NOTE;
      default -> LONGEST_NAME;
    };
  }
}
