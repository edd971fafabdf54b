package org.tocsin.telephony;

import java.util.List;

/// What was found when the PBX was examined, item by item.
public record PbxCheck(List<Item> items) {
  public PbxCheck {
    items = List.copyOf(items);
  }

  public boolean isGood() {
    return items.stream().allMatch(Item::good);
  }

  /// @param subject what was looked at
  /// @param found what it said: a version, a name, a figure; for privileges, those that are
  ///   missing, as `read=call, write=reporting`; empty when nothing answered
  /// @param advice key of the advice when it is not good
  public record Item(Subject subject, boolean good, String found, Advice advice) {}

  /// What is examined.
  public enum Subject {
    CONNECTION,
    VERSION,
    DIALPLAN,
    TRUNK,
    PRIVILEGES,
    AUDIO_DIRECTORY
  }

  /// What to do about it.
  public enum Advice {
    NONE,
    CHECK_ADDRESS,
    CHECK_SECRET,
    CHECK_CERTIFICATE,
    UPGRADE_ASTERISK,
    INSTALL_DIALPLAN,
    UPDATE_DIALPLAN,
    CHECK_TRUNK,
    ADD_PRIVILEGES,
    CHECK_AUDIO_DIRECTORY,
    CHECK_CONNECTION_FIRST
  }
}
