package org.tocsin.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.tocsin.audit.Actor;
import org.tocsin.registry.Address;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.DuplicateService;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.NewFile;
import org.tocsin.registry.SweepOutcome;
import org.tocsin.registry.SweepProgress;
import org.tocsin.store.Database;
import org.tocsin.store.DatabaseAddress;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.registry.DuplicateTables;
import org.tocsin.support.Engine;

/// The search of a whole registry for files that seem to be of one residence: how long it takes,
/// what it keeps in memory, and how long others that write may have to wait for it.
final class SweepBench {
  private static final Actor ADMIN = new Actor("banc", "banc");

  private final int files = Options.number("files", 1_000_000);
  private final int every = Options.number("every", 100);

  private SweepBench() {}

  static String run() throws Exception {
    var bench = new SweepBench();
    var answers = new ArrayList<String>();
    for (var word : Options.words("engine", "h2,postgresql")) {
      var figures = bench.measure(Engine.valueOf(word.toUpperCase(Locale.ROOT)));
      System.err.println(word + " " + figures);
      answers.add("\"" + word + "\":" + figures);
    }
    return "{\"benchmark\":\"sweep\",\"files\":"
        + bench.files
        + ","
        + String.join(",", answers)
        + "}";
  }

  private String measure(Engine engine) throws Exception {
    var folder = Files.createTempDirectory("tocsin-bench");
    try (var server = engine == Engine.POSTGRESQL ? EmbeddedPostgres.start() : null) {
      var address =
          server == null
              ? DatabaseAddress.embedded(folder)
              : new DatabaseAddress(server.getJdbcUrl("postgres", "postgres"), "postgres", "");
      BigTown.fill(address, files, withDoubles());
      return figures(address);
    } finally {
      ScaleBench.delete(folder);
    }
  }

  /// One in so many files is a second one of the residence before it: at its civic number, with its
  /// name and its number.
  private IntFunction<NewFile> withDoubles() {
    var town = new BigTown(1);
    var before = new AtomicReference<@Nullable FileContent>();
    return index -> {
      var file = town.file(index);
      var neighbour = before.getAndSet(file.content());
      return neighbour == null || index % every != 0 ? file : beside(file, neighbour);
    };
  }

  private static NewFile beside(NewFile file, FileContent neighbour) {
    var content = file.content();
    var address = neighbour.address();
    var contacts = new ArrayList<>(content.contacts());
    contacts.add(ContactPoint.voice(neighbour.contacts().getFirst().number()));
    return new NewFile(
        file.account(),
        new FileContent(
            neighbour.familyName(),
            neighbour.givenName(),
            content.language(),
            new Address(
                address.city(), address.street(), address.civicNumber(), "2", Optional.empty()),
            content.location(),
            content.active(),
            content.consent(),
            List.copyOf(contacts),
            content.particulars()),
        file.consent());
  }

  private String figures(DatabaseAddress address) {
    try (var database = Database.open(address)) {
      var meter = new Meter(database);
      var duplicates =
          new DuplicateService(
              new DuplicateTables(database), new AuditTable(database), meter, Clock.systemUTC());
      System.gc();
      meter.begin();
      long begun = System.nanoTime();
      var swept = (SweepOutcome.Swept) duplicates.sweep(ADMIN, SweepProgress.none());
      double seconds = (System.nanoTime() - begun) / 1e9;
      return String.format(
          Locale.ROOT,
          "{\"seconds\":%s,\"pairs\":%d,\"heap_mb\":%s,\"writer_held_ms\":%s}",
          Options.json(seconds),
          swept.pairs(),
          Options.json(meter.heapMegabytes()),
          Options.json(meter.figures().getOrDefault("turn_max_ms", Double.NaN)));
    }
  }
}
