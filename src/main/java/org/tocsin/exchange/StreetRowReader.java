package org.tocsin.exchange;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tocsin.exchange.RowFault.Reason;
import org.tocsin.exchange.StreetImportOutcome.Fault;
import org.tocsin.registry.RegistryBulk.OfficialStreet;
import org.tocsin.shared.Folding;
import org.tocsin.shared.GeoPoint;

/// Turns the lines of a list of streets into streets.
final class StreetRowReader {
  private static final Map<String, String> ENGLISH =
      Map.ofEntries(
          Map.entry("city", "ville"),
          Map.entry("street", "rue"),
          Map.entry("former_name", "ancien_nom"),
          Map.entry("civic_from", "civique_de"),
          Map.entry("civic_to", "civique_a"),
          Map.entry("civic_left_from", "civique_gauche_de"),
          Map.entry("civic_left_to", "civique_gauche_a"),
          Map.entry("civic_right_from", "civique_droite_de"),
          Map.entry("civic_right_to", "civique_droite_a"),
          Map.entry("latitude_from", "latitude_de"),
          Map.entry("longitude_from", "longitude_de"),
          Map.entry("latitude_to", "latitude_a"),
          Map.entry("longitude_to", "longitude_a"));

  /// A street's numbers, or those of each of its sides.
  private static final List<String> ENDS =
      List.of(
          "civique_de", "civique_a",
          "civique_gauche_de", "civique_gauche_a",
          "civique_droite_de", "civique_droite_a");

  private static final int LONGEST_CITY = 80;
  private static final int LONGEST_STREET = 120;

  private final Map<String, Integer> positions = new HashMap<>();
  private final List<String> header;

  StreetRowReader(List<String> header) {
    for (int i = 0; i < header.size(); i++) {
      var folded = folded(header.get(i));
      positions.put(ENGLISH.getOrDefault(folded, folded), i);
    }
    this.header = header;
  }

  private static String folded(String name) {
    return Folding.fold(name).replace(' ', '_');
  }

  /// Those that a list cannot do without, and this one has not, in the language of the others.
  List<String> missing() {
    boolean english =
        header.stream().map(StreetRowReader::folded).anyMatch(ENGLISH.keySet()::contains);
    return Stream.of("city", "street")
        .filter(name -> !positions.containsKey(ENGLISH.get(name)))
        .map(name -> english ? name : ENGLISH.getOrDefault(name, name))
        .toList();
  }

  /// Nothing when a fault was added.
  Optional<OfficialStreet> read(CsvReader.Row row, List<Fault> faults) {
    if (!row.closed() || row.cells().size() != header.size()) {
      faults.add(
          new Fault(
              row.line(),
              Optional.empty(),
              row.closed() ? Reason.CELL_COUNT : Reason.UNCLOSED_QUOTE));
      return Optional.empty();
    }
    int before = faults.size();
    var city = name(row, "ville", LONGEST_CITY, faults);
    var street = name(row, "rue", LONGEST_STREET, faults);
    var civics =
        ENDS.stream()
            .flatMap(column ->
                parsed(row, column, Reason.NOT_A_CIVIC_NUMBER, StreetRowReader::civic, faults)
                    .stream())
            .sorted()
            .toList();
    var read =
        new OfficialStreet(
            city,
            street,
            names(row, "alias", faults),
            names(row, "ancien_nom", faults),
            civics.stream().findFirst(),
            civics.reversed().stream().findFirst(),
            place(row, "latitude_de", "longitude_de", faults),
            place(row, "latitude_a", "longitude_a", faults));
    return faults.size() == before ? Optional.of(read) : Optional.empty();
  }

  private Fault fault(CsvReader.Row row, String column, Reason reason) {
    return new Fault(
        row.line(), Optional.ofNullable(positions.get(column)).map(header::get), reason);
  }

  private String text(CsvReader.Row row, String column) {
    var position = positions.get(column);
    return position == null ? "" : row.cells().get(position).strip();
  }

  private String name(CsvReader.Row row, String column, int longest, List<Fault> faults) {
    var name = text(row, column);
    if (Folding.fold(name).isEmpty()) {
      faults.add(fault(row, column, Reason.MISSING));
    } else if (name.length() > longest) {
      faults.add(fault(row, column, Reason.TOO_LONG));
    }
    return name;
  }

  private List<String> names(CsvReader.Row row, String column, List<Fault> faults) {
    var names =
        Arrays.stream(text(row, column).split("\\|"))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    if (names.stream().anyMatch(name -> name.length() > LONGEST_STREET)) {
      faults.add(fault(row, column, Reason.TOO_LONG));
    }
    return names;
  }

  private <T> Optional<T> parsed(
      CsvReader.Row row,
      String column,
      Reason otherwise,
      Function<String, Optional<T>> parse,
      List<Fault> faults) {
    var text = text(row, column);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var parsed = parse.apply(text);
    if (parsed.isEmpty()) {
      faults.add(fault(row, column, otherwise));
    }
    return parsed;
  }

  private Optional<GeoPoint> place(
      CsvReader.Row row, String north, String east, List<Fault> faults) {
    var latitude =
        parsed(
            row,
            north,
            Reason.NOT_A_LATITUDE,
            typed -> ResidentRowReader.degrees(typed, 90),
            faults);
    var longitude =
        parsed(
            row,
            east,
            Reason.NOT_A_LONGITUDE,
            typed -> ResidentRowReader.degrees(typed, 180),
            faults);
    return latitude.flatMap(up -> longitude.map(across -> new GeoPoint(up, across)));
  }

  private static Optional<Integer> civic(String typed) {
    return typed.matches("\\d{1,6}") ? Optional.of(Integer.valueOf(typed)) : Optional.empty();
  }
}
