package org.tocsin.registry;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.audit.AuditLog;
import org.tocsin.registry.FileFault.Reason;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.shared.Transactions;

/// The list of numbers that are never called nor texted (rule 3).
///
/// Blocks on the database: never called on the FX thread.
public final class DoNotCallService {
  private static final int LONGEST_REASON = 200;

  private final DoNotCallStore store;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Clock clock;

  public DoNotCallService(
      DoNotCallStore store, AuditLog audit, Transactions transactions, Clock clock) {
    this.store = store;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  public List<DoNotCallEntry> list() {
    return transactions.read(store::list);
  }

  /// @param typed a number in any spelling
  public DoNotCallOutcome add(Actor actor, String typed, String reason) {
    var number = PhoneNumber.parse(typed);
    if (number.isEmpty()) {
      return new DoNotCallOutcome.Refused(Optional.empty());
    }
    if (reason.isBlank()) {
      return new DoNotCallOutcome.Refused(Optional.of(Reason.MISSING));
    }
    if (reason.strip().length() > LONGEST_REASON) {
      return new DoNotCallOutcome.Refused(Optional.of(Reason.TOO_LONG));
    }
    return transactions.write(() -> {
      var entry = new DoNotCallEntry(number.get(), reason.strip(), actor.name(), clock.instant());
      if (!store.add(entry)) {
        return new DoNotCallOutcome.Unchanged();
      }
      append(actor, "registry.doNotCall", number.get(), Map.of("reason", entry.reason()));
      return new DoNotCallOutcome.Done();
    });
  }

  /// It may be called again.
  public DoNotCallOutcome remove(Actor actor, PhoneNumber number) {
    return transactions.write(() -> {
      if (!store.remove(number)) {
        return new DoNotCallOutcome.Unchanged();
      }
      append(actor, "registry.mayCall", number, Map.of());
      return new DoNotCallOutcome.Done();
    });
  }

  private void append(Actor actor, String action, PhoneNumber number, Map<String, String> details) {
    audit.append(AuditEntry.of(clock.instant(), actor, action, "phone:" + number.e164(), details));
  }
}
