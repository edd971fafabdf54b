package org.tocsin.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tocsin.exchange.RowFault.Reason;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.DiallingRules;
import org.tocsin.shared.Channel;
import org.tocsin.shared.PhoneNumber;

/// The numbers of a row: those of voice, then those of SMS, each with what is said of it in the
/// cells beside.
final class ContactCells {
  private static final Pattern DELAY = Pattern.compile("-?\\d{1,6}");

  private final RowCells cells;

  private ContactCells(RowCells cells) {
    this.cells = cells;
  }

  /// @param mayBeNone whether a row may have no number
  static List<ContactPoint> read(RowCells cells, boolean mayBeNone) {
    return new ContactCells(cells).contacts(mayBeNone);
  }

  private List<ContactPoint> contacts(boolean mayBeNone) {
    var contacts = new LinkedHashMap<List<Object>, ContactPoint>();
    var all = voices();
    all.addAll(texts());
    all.forEach(contact ->
        contacts.putIfAbsent(
            List.of(contact.channel(), contact.number(), contact.extension()), contact));
    if (contacts.isEmpty()
        && !mayBeNone
        && !cells.isFaulty(ResidentColumn.VOICE)
        && !cells.isFaulty(ResidentColumn.SMS)) {
      cells.fault(ResidentColumn.VOICE, Reason.MISSING, "");
    }
    return List.copyOf(contacts.values());
  }

  private List<ContactPoint> voices() {
    var numbers = cells.several(ResidentColumn.VOICE);
    var descriptions = cells.aligned(ResidentColumn.DESCRIPTION, numbers.size());
    var extensions = cells.aligned(ResidentColumn.EXTENSION, numbers.size());
    var delays = cells.aligned(ResidentColumn.DELAY, numbers.size());
    var active = marks(ResidentColumn.VOICE_ACTIVE, numbers.size(), true);
    var invalid = marks(ResidentColumn.VOICE_INVALID, numbers.size(), false);
    var voices = new ArrayList<ContactPoint>();
    for (int i = 0; i < numbers.size(); i++) {
      int at = i;
      int delay = delay(delays.get(i));
      number(ResidentColumn.VOICE, numbers.get(i))
          .ifPresent(number ->
              voices.add(
                  new ContactPoint(
                      Channel.VOICE,
                      number,
                      descriptions.get(at),
                      extensions.get(at),
                      delay,
                      active.get(at),
                      invalid.get(at))));
    }
    return voices;
  }

  private List<ContactPoint> texts() {
    var numbers = cells.several(ResidentColumn.SMS);
    var descriptions = cells.aligned(ResidentColumn.SMS_DESCRIPTION, numbers.size());
    var active = marks(ResidentColumn.SMS_ACTIVE, numbers.size(), true);
    var invalid = marks(ResidentColumn.SMS_INVALID, numbers.size(), false);
    var texts = new ArrayList<ContactPoint>();
    for (int i = 0; i < numbers.size(); i++) {
      int at = i;
      number(ResidentColumn.SMS, numbers.get(i))
          .ifPresent(number ->
              texts.add(
                  new ContactPoint(
                      Channel.SMS,
                      number,
                      descriptions.get(at),
                      "",
                      0,
                      active.get(at),
                      invalid.get(at))));
    }
    return texts;
  }

  private List<Boolean> marks(ResidentColumn column, int size, boolean otherwise) {
    return cells.aligned(column, size).stream()
        .map(typed -> cells.parsed(column, typed, RowCells::yesOrNo).orElse(otherwise))
        .toList();
  }

  private int delay(String typed) {
    return cells
        .parsed(
            ResidentColumn.DELAY,
            typed,
            text ->
                DELAY.matcher(text).matches()
                    ? Optional.of(Integer.valueOf(text))
                    : Optional.empty())
        .orElse(0);
  }

  private Optional<PhoneNumber> number(ResidentColumn column, String typed) {
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    var number = PhoneNumber.parse(typed);
    if (number.isEmpty()) {
      boolean service = DiallingRules.isServiceNumber(typed);
      cells.fault(column, service ? Reason.SERVICE_NUMBER : Reason.NOT_A_PHONE_NUMBER, typed);
    }
    return number;
  }
}
