package org.tocsin.ui.administration;

import java.util.List;
import java.util.function.Supplier;
import org.tocsin.audit.Actor;
import org.tocsin.registry.CityPolicy;
import org.tocsin.registry.DoNotCallEntry;
import org.tocsin.registry.DoNotCallOutcome;
import org.tocsin.registry.DoNotCallService;
import org.tocsin.registry.PolicyChange;
import org.tocsin.registry.PolicyOutcome;
import org.tocsin.registry.RegistryService;
import org.tocsin.shared.PhoneNumber;

/// The desk on the services.
public final class ServiceAdministrationDesk implements AdministrationDesk {
  private final RegistryService registry;
  private final DoNotCallService doNotCall;
  private final Supplier<Actor> actor;

  public ServiceAdministrationDesk(
      RegistryService registry, DoNotCallService doNotCall, Supplier<Actor> actor) {
    this.registry = registry;
    this.doNotCall = doNotCall;
    this.actor = actor;
  }

  @Override
  public CityPolicy policy() {
    return registry.getPolicy();
  }

  @Override
  public PolicyOutcome change(PolicyChange change) {
    return registry.changePolicy(actor.get(), change);
  }

  @Override
  public List<DoNotCallEntry> doNotCall() {
    return doNotCall.list();
  }

  @Override
  public DoNotCallOutcome add(String typed, String reason) {
    return doNotCall.add(actor.get(), typed, reason);
  }

  @Override
  public DoNotCallOutcome remove(PhoneNumber number) {
    return doNotCall.remove(actor.get(), number);
  }
}
