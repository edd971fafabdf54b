package org.tocsin.ui.common;

/// The rooms of the rail, in its order.
public enum RoomKey {
  REGISTRY,
  ALERTS,
  FOLLOW_UP,
  ADMINISTRATION
}
