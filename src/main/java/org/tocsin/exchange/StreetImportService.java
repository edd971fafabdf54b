package org.tocsin.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.audit.AuditLog;
import org.tocsin.exchange.RowFault.Reason;
import org.tocsin.exchange.StreetImportOutcome.Fault;
import org.tocsin.registry.RegistryBulk.OfficialStreet;
import org.tocsin.shared.Transactions;

/// Loads the city's own list of streets, all or nothing; from then on others are refused.
public final class StreetImportService {
  private final ImportTarget target;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Clock clock;

  public StreetImportService(
      ImportTarget target, AuditLog audit, Transactions transactions, Clock clock) {
    this.target = target;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  public StreetImportOutcome importFile(Actor actor, Path file) {
    try {
      var probe = FileProbe.of(file);
      if (probe.refusal().isPresent()) {
        return new StreetImportOutcome.NotACsv(probe.refusal().get(), List.of());
      }
      if (GeoJsonStreets.isOne(file)) {
        return importFeatures(actor, file);
      }
      try (var source = CsvFile.open(file, probe.encoding()).orElse(null)) {
        return source == null
            ? new StreetImportOutcome.NotACsv(NotCsv.EMPTY, List.of())
            : importRows(actor, file, source);
      }
    } catch (IOException | UncheckedIOException e) {
      return new StreetImportOutcome.NotACsv(NotCsv.UNREADABLE, List.of());
    }
  }

  private StreetImportOutcome importRows(Actor actor, Path file, CsvFile source)
      throws IOException {
    var reader = new StreetRowReader(source.header());
    if (!reader.missing().isEmpty()) {
      return new StreetImportOutcome.NotACsv(NotCsv.MISSING_COLUMNS, reader.missing());
    }
    var streets = new ArrayList<OfficialStreet>();
    var faults = new ArrayList<Fault>();
    for (var row = source.next(); row.isPresent(); row = source.next()) {
      if (!row.get().isBlank()) {
        reader.read(row.get(), faults).ifPresent(streets::add);
      }
    }
    return outcome(actor, file, streets, faults);
  }

  private StreetImportOutcome importFeatures(Actor actor, Path file) throws IOException {
    var streets = new ArrayList<OfficialStreet>();
    var faults = new ArrayList<Fault>();
    try (var source = GeoJsonStreets.open(file)) {
      for (var it = source.next(); it.isPresent(); it = source.next()) {
        read(it.get(), faults).ifPresent(streets::add);
      }
    } catch (JsonList.NotJson e) {
      return new StreetImportOutcome.NotACsv(NotCsv.NOT_GEOJSON, List.of());
    }
    return outcome(actor, file, streets, faults);
  }

  /// Each feature has its own properties.
  private static Optional<OfficialStreet> read(GeoJsonStreets.Feature feature, List<Fault> faults) {
    var reader = new StreetRowReader(feature.names());
    if (!feature.isLine()) {
      faults.add(new Fault(feature.line(), Optional.of("geometry"), Reason.NOT_A_LINE));
      return Optional.empty();
    }
    reader
        .missing()
        .forEach(name -> faults.add(new Fault(feature.line(), Optional.of(name), Reason.MISSING)));
    return reader.missing().isEmpty() ? reader.read(feature.row(), faults) : Optional.empty();
  }

  private StreetImportOutcome outcome(
      Actor actor, Path file, List<OfficialStreet> stretches, List<Fault> faults) {
    if (!faults.isEmpty()) {
      return new StreetImportOutcome.Faulty(faults);
    }
    var streets = Stretches.joined(stretches);
    return streets.isEmpty()
        ? new StreetImportOutcome.NotACsv(NotCsv.EMPTY, List.of())
        : transactions.writeAgain(() -> put(actor, file, streets));
  }

  private StreetImportOutcome put(Actor actor, Path file, List<OfficialStreet> streets) {
    var now = clock.instant();
    int added = 0;
    for (var street : streets) {
      added += target.bulk().putOfficialStreet(street) ? 1 : 0;
    }
    var renamed = new RenamedStreets(target, audit, actor, now, streets);
    streets.forEach(renamed::follow);
    var policy = target.store().policyToChange();
    target.store().setPolicy(policy.withOfficialStreets());
    var name = file.getFileName().toString();
    audit.append(
        AuditEntry.of(
            now,
            actor,
            "exchange.importStreets",
            "streets:official",
            Map.of(
                "file", name,
                "streets", Integer.toString(streets.size()),
                "moved", Integer.toString(renamed.moved()),
                "left", Integer.toString(renamed.left()))));
    return new StreetImportOutcome.Done(
        added, streets.size() - added, renamed.moved(), renamed.left());
  }
}
