package org.tocsin.dispatch;

import java.util.List;
import java.util.Optional;
import org.tocsin.shared.PhoneNumber;

/// Who a dispatcher is, and what it may use, all campaigns together.
///
/// @param name in the database: the same again after a restart of this process
/// @param service whether it runs without a window, for all consoles
/// @param callerId the number that called parties see
/// @param fleet its PBXs, in the order of the settings
/// @param texting by which way texts leave and come in; none where there is no such way
public record DispatchSettings(
    String name,
    String workstation,
    boolean service,
    PhoneNumber callerId,
    List<PbxCapacity> fleet,
    PrefixCaps prefixes,
    Optional<Texting> texting) {
  public DispatchSettings {
    fleet = List.copyOf(fleet);
  }

  /// No text leaves.
  public DispatchSettings(
      String name,
      String workstation,
      boolean service,
      PhoneNumber callerId,
      List<PbxCapacity> fleet,
      PrefixCaps prefixes) {
    this(name, workstation, service, callerId, fleet, prefixes, Optional.empty());
  }
}
