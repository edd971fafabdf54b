package org.tocsin.dispatch;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tocsin.campaign.CampaignId;
import org.tocsin.dispatch.CustodyStore.Mute;
import org.tocsin.dispatch.CustodyStore.Sign;

/// Who makes the calls, as every console sees it: what dispatchers say of themselves in the
/// database. On a database that is not shared nobody needs to say it, and none is known.
///
/// Blocks on the database: never called on the FX thread.
public final class Dispatchers {
  private final DispatchStores stores;
  private final Clock clock;

  public Dispatchers(DispatchStores stores, Clock clock) {
    this.stores = stores;
    this.clock = clock;
  }

  /// Those that have said within half a minute that they live, services first.
  public List<Sign> living() {
    var now = clock.instant();
    return stores
        .transactions()
        .read(() ->
            stores.custody().isShared()
                ? stores
                    .custody()
                    .living(now.plus(stores.clock().skew(now)).minus(Custody.LEASE))
                    .stream()
                    .sorted(
                        Comparator.comparing(Sign::service)
                            .reversed()
                            .thenComparing(Sign::dispatcher))
                    .toList()
                : List.of());
  }

  /// The service that calls for this console.
  ///
  /// @param simulated the kind of PBX that this console has itself, if it has any: what is meant as
  ///   a rehearsal must not call, nor an alert be rehearsed; without one, a real PBX comes first
  public Optional<Sign> service(Optional<Boolean> simulated) {
    return living().stream()
        .filter(Sign::servesAll)
        .filter(sign -> simulated.isEmpty() || simulated.get() == sign.simulated())
        .min(Comparator.comparing(Sign::simulated));
  }

  /// The PBXs of living dispatchers that get no call of a campaign because they cannot play it.
  public List<Mute> mutes(CampaignId campaign) {
    var living = living().stream().map(Sign::dispatcher).toList();
    return stores.transactions().read(() -> stores.custody().mutes(campaign)).stream()
        .filter(mute -> !stores.custody().isShared() || living.contains(mute.dispatcher()))
        .toList();
  }
}
