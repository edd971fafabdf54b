package org.tocsin.exchange;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tocsin.exchange.RowFault.Reason;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.Address;
import org.tocsin.registry.CardNumber;
import org.tocsin.registry.CivicNumber;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.DiallingRules;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.Particulars;
import org.tocsin.registry.PostalCode;
import org.tocsin.shared.Channel;
import org.tocsin.shared.Folding;
import org.tocsin.shared.GeoPoint;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;

/// Turns the cells of a row into a file, or says everything that prevents it.
final class ResidentRowReader {
  private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n\\t]+");
  private static final Pattern DELAY = Pattern.compile("-?\\d{1,6}");
  private static final Set<String> YES = Set.of("oui", "yes", "o", "y", "1", "vrai", "true");
  private static final Set<String> NO = Set.of("non", "no", "n", "0", "faux", "false");
  private static final Map<String, Language> LANGUAGES =
      Map.of(
          "", Language.FRENCH,
          "fr", Language.FRENCH,
          "francais", Language.FRENCH,
          "french", Language.FRENCH,
          "en", Language.ENGLISH,
          "anglais", Language.ENGLISH,
          "english", Language.ENGLISH);

  private final ListColumns columns;

  ResidentRowReader(ListColumns columns) {
    this.columns = columns;
  }

  ResidentRow read(CsvReader.Row row) {
    if (!row.closed()) {
      return ResidentRow.refused(columns, row, RowFault.ofRow(Reason.UNCLOSED_QUOTE));
    }
    if (row.cells().size() != columns.width()) {
      return ResidentRow.refused(columns, row, RowFault.ofRow(Reason.CELL_COUNT));
    }
    return new Cells(row).read();
  }

  /// One row, with the faults found so far.
  private final class Cells {
    private final CsvReader.Row row;
    private final List<RowFault> faults = new ArrayList<>();

    Cells(CsvReader.Row row) {
      this.row = row;
    }

    ResidentRow read() {
      var account = parsed(ResidentColumn.ACCOUNT, AccountNumber::parse);
      var language = language();
      var address = address();
      var contacts = contacts();
      var active = yesOrNo(ResidentColumn.ACTIVE);
      var consent = consent();
      var location = location();
      var mobility = yesOrNo(ResidentColumn.REDUCED_MOBILITY);
      var particulars =
          new Particulars(
              mobility.orElse(false),
              text(ResidentColumn.NOTE),
              parsed(ResidentColumn.CARD, CardNumber::parse));
      var content =
          address.map(at ->
              new FileContent(
                  text(ResidentColumn.FAMILY_NAME),
                  text(ResidentColumn.GIVEN_NAME),
                  language,
                  at,
                  location,
                  active.orElse(true),
                  consent,
                  contacts,
                  particulars));
      return new ResidentRow(
          columns,
          row,
          account,
          content,
          active.isPresent(),
          !text(ResidentColumn.LANGUAGE).isEmpty(),
          mobility.isPresent(),
          faults);
    }

    private String text(ResidentColumn column) {
      var cell = columns.position(column).map(row.cells()::get).orElse("");
      var line = LINE_BREAKS.matcher(cell).replaceAll(" ").strip();
      return Normalizer.normalize(line, Normalizer.Form.NFC);
    }

    private void malformed(ResidentColumn column, String found) {
      fault(column, Reason.malformed(column), found);
    }

    private void fault(ResidentColumn column, Reason reason, String found) {
      var fault = columns.fault(column, reason, found);
      if (!faults.contains(fault)) {
        faults.add(fault);
      }
    }

    private <T> Optional<T> parsed(ResidentColumn column, Function<String, Optional<T>> parse) {
      var text = text(column);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      var parsed = parse.apply(text);
      if (parsed.isEmpty()) {
        malformed(column, text);
      }
      return parsed;
    }

    private Language language() {
      var typed = text(ResidentColumn.LANGUAGE);
      var language = LANGUAGES.get(Folding.fold(typed));
      if (language == null) {
        malformed(ResidentColumn.LANGUAGE, typed);
        return Language.FRENCH;
      }
      return language;
    }

    private Optional<Address> address() {
      var civic = parsed(ResidentColumn.CIVIC_NUMBER, CivicNumber::parse);
      if (text(ResidentColumn.CIVIC_NUMBER).isEmpty()) {
        fault(ResidentColumn.CIVIC_NUMBER, Reason.MISSING, "");
      }
      var postal = parsed(ResidentColumn.POSTAL_CODE, PostalCode::parse);
      return civic.map(number ->
          new Address(
              text(ResidentColumn.CITY),
              text(ResidentColumn.STREET),
              number,
              text(ResidentColumn.APARTMENT),
              postal));
    }

    private Optional<Boolean> yesOrNo(ResidentColumn column) {
      return parsed(
          column,
          typed -> {
            var folded = Folding.fold(typed);
            return YES.contains(folded)
                ? Optional.of(true)
                : NO.contains(folded) ? Optional.of(false) : Optional.empty();
          });
    }

    /// A list without that column is the city's own, of people who asked to be called.
    private Consent.State consent() {
      if (columns.position(ResidentColumn.CONSENT).isEmpty()) {
        return Consent.State.GIVEN;
      }
      return yesOrNo(ResidentColumn.CONSENT)
          .map(given -> given ? Consent.State.GIVEN : Consent.State.WITHDRAWN)
          .orElse(Consent.State.UNKNOWN);
    }

    private Optional<GeoPoint> location() {
      var latitude = parsed(ResidentColumn.LATITUDE, typed -> degrees(typed, 90));
      var longitude = parsed(ResidentColumn.LONGITUDE, typed -> degrees(typed, 180));
      return latitude.flatMap(north -> longitude.map(east -> new GeoPoint(north, east)));
    }

    private List<ContactPoint> contacts() {
      var contacts = new LinkedHashMap<List<Object>, ContactPoint>();
      voices()
          .forEach(contact ->
              contacts.putIfAbsent(
                  List.of(Channel.VOICE, contact.number(), contact.extension()), contact));
      for (var typed : parts(ResidentColumn.SMS)) {
        number(ResidentColumn.SMS, typed)
            .ifPresent(number ->
                contacts.putIfAbsent(List.of(Channel.SMS, number), ContactPoint.sms(number)));
      }
      if (contacts.isEmpty() && faults.stream().noneMatch(this::isOfNumber)) {
        fault(ResidentColumn.VOICE, Reason.MISSING, "");
      }
      return List.copyOf(contacts.values());
    }

    private boolean isOfNumber(RowFault fault) {
      var ofNumbers = Set.of(columns.name(ResidentColumn.VOICE), columns.name(ResidentColumn.SMS));
      return fault.column().filter(ofNumbers::contains).isPresent();
    }

    private List<ContactPoint> voices() {
      var numbers = parts(ResidentColumn.VOICE);
      var descriptions = aligned(ResidentColumn.DESCRIPTION, numbers.size());
      var extensions = aligned(ResidentColumn.EXTENSION, numbers.size());
      var delays = aligned(ResidentColumn.DELAY, numbers.size());
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
                        true,
                        false)));
      }
      return voices;
    }

    /// The parts of a cell, blank ones too: the other columns are aligned with them.
    private List<String> parts(ResidentColumn column) {
      var text = text(column);
      var parts = new ArrayList<String>();
      for (var part : text.isEmpty() ? new String[0] : text.split("\\|", -1)) {
        parts.add(part.strip());
      }
      return parts;
    }

    private List<String> aligned(ResidentColumn column, int size) {
      var parts = parts(column);
      if (parts.size() > size
          && parts.subList(size, parts.size()).stream().anyMatch(p -> !p.isEmpty())) {
        fault(column, Reason.NOT_ALIGNED, text(column));
      }
      while (parts.size() < size) {
        parts.add("");
      }
      return parts;
    }

    private int delay(String typed) {
      if (typed.isEmpty()) {
        return 0;
      }
      if (!DELAY.matcher(typed).matches()) {
        malformed(ResidentColumn.DELAY, typed);
        return 0;
      }
      return Integer.parseInt(typed);
    }

    private Optional<PhoneNumber> number(ResidentColumn column, String typed) {
      if (typed.isEmpty()) {
        return Optional.empty();
      }
      var number = PhoneNumber.parse(typed);
      if (number.isEmpty()) {
        boolean service = DiallingRules.isServiceNumber(typed);
        fault(column, service ? Reason.SERVICE_NUMBER : Reason.NOT_A_PHONE_NUMBER, typed);
      }
      return number;
    }
  }

  static Optional<Double> degrees(String typed, double most) {
    try {
      double degrees = Double.parseDouble(typed.replace(',', '.'));
      return Math.abs(degrees) <= most ? Optional.of(degrees) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
