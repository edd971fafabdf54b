package org.tocsin.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.audit.AuditLog;
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
    if (!faults.isEmpty()) {
      return new StreetImportOutcome.Faulty(faults);
    }
    return streets.isEmpty()
        ? new StreetImportOutcome.NotACsv(NotCsv.EMPTY, List.of())
        : transactions.write(() -> put(actor, file, streets));
  }

  private StreetImportOutcome put(Actor actor, Path file, List<OfficialStreet> streets) {
    int added = 0;
    for (var street : streets) {
      added += target.bulk().putOfficialStreet(street) ? 1 : 0;
    }
    var policy = target.store().policyToChange();
    target.store().setPolicy(policy.withOfficialStreets());
    var name = file.getFileName().toString();
    audit.append(
        AuditEntry.of(
            clock.instant(),
            actor,
            "exchange.importStreets",
            "streets:official",
            Map.of("file", name, "streets", Integer.toString(streets.size()))));
    return new StreetImportOutcome.Done(added, streets.size() - added);
  }
}
