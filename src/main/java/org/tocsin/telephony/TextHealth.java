package org.tocsin.telephony;

/// Whether texts can leave, as the status bar says it.
///
/// @param simulated nothing leaves: the simulator stands for the network
/// @param rate texts a second at which they leave now; less than the provider's when it asked to
///   slow down
/// @param waiting texts that were taken and not sent yet
public record TextHealth(Kind kind, State state, boolean simulated, double rate, int waiting) {

  /// By which way.
  public enum Kind {
    /// Through the PBX: nothing is ever known of deliveries.
    ASTERISK(false),
    /// A provider, by SMPP.
    SMPP(true),
    NONE(false);

    private final boolean reportsDelivery;

    Kind(boolean reportsDelivery) {
      this.reportsDelivery = reportsDelivery;
    }

    /// Whether a receipt may follow a text that was handed over.
    public boolean reportsDelivery() {
      return reportsDelivery;
    }
  }

  /// What can be wrong.
  public enum State {
    UP,
    CONNECTING,
    /// No answer at the address.
    UNREACHABLE,
    /// Wrong user or secret, or too many sessions.
    REFUSED,
    /// Its certificate is not the one expected.
    UNTRUSTED,
    CLOSED,
    /// The settings do not say by which way texts leave.
    NOT_CONFIGURED
  }

  public boolean canSend() {
    return state == State.UP;
  }
}
