package org.tocsin.ui.administration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tocsin.registry.CityPolicy;
import org.tocsin.registry.DoNotCallEntry;
import org.tocsin.registry.DoNotCallOutcome;
import org.tocsin.registry.FileFault.Reason;
import org.tocsin.registry.PolicyChange;
import org.tocsin.registry.PolicyOutcome;
import org.tocsin.shared.PhoneNumber;

/// A city's rules in memory; it has no official streets.
final class FakeAdministrationDesk implements AdministrationDesk {
  private static final Instant NOW = Instant.parse("2026-11-21T14:00:00Z");

  private final TreeMap<String, DoNotCallEntry> entries = new TreeMap<>();
  CityPolicy policy = new CityPolicy(true, Set.of("418", "450"), Set.of(), false);

  static PhoneNumber number(int last) {
    return PhoneNumber.parse("418555%04d".formatted(last)).orElseThrow();
  }

  void put(int last, String reason) {
    var number = number(last);
    entries.put(number.e164(), new DoNotCallEntry(number, reason, "mtremblay", NOW));
  }

  @Override
  public CityPolicy policy() {
    return policy;
  }

  @Override
  public PolicyOutcome change(PolicyChange change) {
    if (change.officialStreets().orElse(false)) {
      return new PolicyOutcome.NoOfficialStreets();
    }
    policy =
        new CityPolicy(
            change.severalVoiceNumbers().orElse(policy.severalVoiceNumbers()),
            change.areaCodes().orElse(policy.allowedAreaCodes()),
            change.cardPrefixes().orElse(policy.cardPrefixes()),
            policy.streetsAreOfficial());
    return new PolicyOutcome.Kept(policy);
  }

  @Override
  public List<DoNotCallEntry> doNotCall() {
    return List.copyOf(entries.values());
  }

  @Override
  public DoNotCallOutcome add(String typed, String reason) {
    var number = PhoneNumber.parse(typed);
    if (number.isEmpty()) {
      return new DoNotCallOutcome.Refused(Optional.empty());
    }
    if (reason.isBlank() && !entries.containsKey(number.get().e164())) {
      return new DoNotCallOutcome.Refused(Optional.of(Reason.MISSING));
    }
    var entry = new DoNotCallEntry(number.get(), reason, "moi", NOW);
    return entries.putIfAbsent(number.get().e164(), entry) == null
        ? new DoNotCallOutcome.Done()
        : new DoNotCallOutcome.Unchanged();
  }

  @Override
  public DoNotCallOutcome remove(PhoneNumber number) {
    return entries.remove(number.e164()) == null
        ? new DoNotCallOutcome.Unchanged()
        : new DoNotCallOutcome.Done();
  }
}
