package org.tocsin.dispatch;

import java.util.List;
import org.tocsin.shared.PhoneNumber;

/// Who a dispatcher is, and what it may use, all campaigns together.
///
/// @param name in the database: the same again after a restart of this process
/// @param service whether it runs without a window, for all consoles
/// @param callerId the number that called parties see
/// @param fleet its PBXs, in the order of the settings
public record DispatchSettings(
    String name,
    String workstation,
    boolean service,
    PhoneNumber callerId,
    List<PbxCapacity> fleet,
    PrefixCaps prefixes) {
  public DispatchSettings {
    fleet = List.copyOf(fleet);
  }
}
