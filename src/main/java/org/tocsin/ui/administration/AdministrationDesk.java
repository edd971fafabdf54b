package org.tocsin.ui.administration;

import java.util.List;
import org.tocsin.registry.CityPolicy;
import org.tocsin.registry.DoNotCallEntry;
import org.tocsin.registry.DoNotCallOutcome;
import org.tocsin.registry.PolicyChange;
import org.tocsin.registry.PolicyOutcome;
import org.tocsin.shared.PhoneNumber;

/// What this room asks of the house, in the name of whoever is signed in. All of it blocks: never
/// called on the FX thread.
public interface AdministrationDesk {
  CityPolicy policy();

  PolicyOutcome change(PolicyChange change);

  /// By number.
  List<DoNotCallEntry> doNotCall();

  /// @param typed a number in any spelling
  DoNotCallOutcome add(String typed, String reason);

  DoNotCallOutcome remove(PhoneNumber number);
}
