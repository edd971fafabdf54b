package org.tocsin.desk;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.audit.AuditLog;
import org.tocsin.registry.FileId;
import org.tocsin.registry.FileSummary;
import org.tocsin.registry.RegistryService;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.shared.Transactions;
import org.tocsin.telephony.DeskPhones;
import org.tocsin.telephony.DeskRing;

/// Who calls a clerk's own phone, and calls made from it.
///
/// Blocks on the database and, for a call, until the desk phone is picked up or is not: never
/// called on the FX thread.
public final class DeskService {
  /// A number that more files have says nothing of who calls.
  private static final int MOST_FILES = 5;

  private final DeskPhones phones;
  private final PhoneNumber callerId;
  private final RegistryService registry;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Clock clock;
  private final Map<String, Numbered> last = new ConcurrentHashMap<>();
  private final AtomicLong rings = new AtomicLong();

  private record Numbered(long number, DeskRing ring) {}

  /// @param callerId the city's number, which whoever is called from a desk phone sees
  public DeskService(
      DeskPhones phones,
      PhoneNumber callerId,
      RegistryService registry,
      AuditLog audit,
      Transactions transactions,
      Clock clock) {
    this.phones = phones;
    this.callerId = callerId;
    this.registry = registry;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
    phones.onRing(ring -> last.put(ring.extension(), new Numbered(rings.incrementAndGet(), ring)));
  }

  /// The last call to a desk phone, once.
  ///
  /// @param after the number of the one that is known; 0 for none
  /// @return nothing when there was none since
  public Optional<Incoming> findCall(String extension, long after) {
    return Optional.ofNullable(last.get(extension))
        .filter(call -> call.number() > after)
        .map(call -> new Incoming(call.number(), call.ring(), files(call.ring())));
  }

  private List<ResidentFile> files(DeskRing ring) {
    return ring.caller().stream()
        .flatMap(caller -> ofNumber(caller).stream())
        .flatMap(file -> registry.find(file.id()).stream())
        .toList();
  }

  private List<FileSummary> ofNumber(PhoneNumber number) {
    return registry.search(number.national(), 0, MOST_FILES).rows().stream()
        .filter(file -> file.number().equals(Optional.of(number)))
        .toList();
  }

  /// Rings the clerk's phone, which then calls the number. What may not be dialled in an alert may
  /// not be from here (rule 3).
  ///
  /// @param extension empty for somebody who has no phone
  /// @param file the one that it is called from, whose history then has the call; empty for none
  /// @throws IllegalArgumentException when the extension can be none
  public DialOutcome dial(
      Actor actor, String extension, PhoneNumber number, Optional<FileId> file) {
    if (extension.isEmpty()) {
      return new DialOutcome.NoPhone();
    }
    var refusal = registry.findRefusal(number);
    if (refusal.isPresent()) {
      return new DialOutcome.Refused(refusal.get());
    }
    append(actor, "desk.dial", "phone:" + number.e164(), Map.of("extension", extension));
    var call = phones.dial(extension, number, callerId).toCompletableFuture().join();
    file.ifPresent(from ->
        append(
            actor,
            "desk.called",
            "file:" + from.number(),
            Map.of("number", number.national(), "call", call.name())));
    return new DialOutcome.Placed(call);
  }

  private void append(Actor actor, String action, String subject, Map<String, String> details) {
    transactions.writeVoid(
        () -> audit.append(AuditEntry.of(clock.instant(), actor, action, subject, details)));
  }
}
