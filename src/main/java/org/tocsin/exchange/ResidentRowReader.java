package org.tocsin.exchange;

import java.util.Map;
import java.util.Optional;
import org.tocsin.exchange.RowFault.Reason;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.Address;
import org.tocsin.registry.CardNumber;
import org.tocsin.registry.CivicNumber;
import org.tocsin.registry.Consent;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.Particulars;
import org.tocsin.registry.PostalCode;
import org.tocsin.shared.Folding;
import org.tocsin.shared.GeoPoint;
import org.tocsin.shared.Language;

/// Turns the cells of a row into a file, or says everything that prevents it.
final class ResidentRowReader {
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
    return read(row, new RowCells(columns, row.cells()));
  }

  private ResidentRow read(CsvReader.Row row, RowCells cells) {
    var account = cells.parsed(ResidentColumn.ACCOUNT, AccountNumber::parse);
    var familyName = cells.text(ResidentColumn.FAMILY_NAME);
    var language = language(cells);
    var address = address(cells);
    var contacts = ContactCells.read(cells, account.isPresent());
    var active = cells.parsed(ResidentColumn.ACTIVE, RowCells::yesOrNo);
    var consent = consent(cells);
    var location = location(cells);
    var mobility = cells.parsed(ResidentColumn.REDUCED_MOBILITY, RowCells::yesOrNo);
    var particulars =
        new Particulars(
            mobility.orElse(false),
            cells.lines(ResidentColumn.NOTE),
            cells.parsed(ResidentColumn.CARD, CardNumber::parse));
    var content =
        address.map(at ->
            new FileContent(
                familyName,
                cells.text(ResidentColumn.GIVEN_NAME),
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
        familyName,
        consent,
        content,
        active.isPresent(),
        !cells.text(ResidentColumn.LANGUAGE).isEmpty(),
        mobility.isPresent(),
        cells.faults());
  }

  private static Language language(RowCells cells) {
    var typed = cells.text(ResidentColumn.LANGUAGE);
    var language = LANGUAGES.get(Folding.fold(typed));
    if (language == null) {
      cells.malformed(ResidentColumn.LANGUAGE, typed);
      return Language.FRENCH;
    }
    return language;
  }

  private static Optional<Address> address(RowCells cells) {
    var civic = cells.parsed(ResidentColumn.CIVIC_NUMBER, CivicNumber::parse);
    if (cells.text(ResidentColumn.CIVIC_NUMBER).isEmpty()) {
      cells.fault(ResidentColumn.CIVIC_NUMBER, Reason.MISSING, "");
    }
    var postal = cells.parsed(ResidentColumn.POSTAL_CODE, PostalCode::parse);
    return civic.map(number ->
        new Address(
            cells.text(ResidentColumn.CITY),
            cells.text(ResidentColumn.STREET),
            number,
            cells.text(ResidentColumn.APARTMENT),
            postal));
  }

  /// A list without that column is the city's own, of people who asked to be called.
  private static Consent.State consent(RowCells cells) {
    if (!cells.has(ResidentColumn.CONSENT)) {
      return Consent.State.GIVEN;
    }
    return cells
        .parsed(ResidentColumn.CONSENT, RowCells::yesOrNo)
        .map(given -> given ? Consent.State.GIVEN : Consent.State.WITHDRAWN)
        .orElse(Consent.State.UNKNOWN);
  }

  private static Optional<GeoPoint> location(RowCells cells) {
    var latitude = cells.parsed(ResidentColumn.LATITUDE, typed -> degrees(typed, 90));
    var longitude = cells.parsed(ResidentColumn.LONGITUDE, typed -> degrees(typed, 180));
    return latitude.flatMap(north -> longitude.map(east -> new GeoPoint(north, east)));
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
