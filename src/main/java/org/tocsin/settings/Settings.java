package org.tocsin.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;

/// What the city set, checked.
///
/// @param calling absent as long as something is missing that calls need
/// @param database absent for the embedded database of the data folder
/// @param texts absent when no provider is named, or something is missing that it needs
public record Settings(
    Language language,
    Optional<CallingSettings> calling,
    Optional<DatabaseSettings> database,
    Optional<TextsSettings> texts) {

  /// No text leaves.
  public Settings(
      Language language, Optional<CallingSettings> calling, Optional<DatabaseSettings> database) {
    this(language, calling, database, Optional.empty());
  }

  /// How calls leave.
  ///
  /// @param fleet at least one PBX, in the order of preference
  /// @param prefixes caps of calls to numbers that begin alike
  /// @param deskPhones dial string of a desk phone, with `{extension}`, at the first PBX
  public record CallingSettings(
      List<FleetPbx> fleet, PhoneNumber callerId, PrefixSettings prefixes, String deskPhones) {
    public static final String USUAL_DESK_PHONES = "PJSIP/{extension}";

    public CallingSettings {
      fleet = List.copyOf(fleet);
      if (fleet.isEmpty()) {
        throw new IllegalArgumentException("No PBX");
      }
    }

    /// A single PBX with a single trunk.
    ///
    /// @param channels calls that the PBX may carry for us at once, all campaigns together
    /// @param callsPerSecond calls begun a second at most, all campaigns together
    public CallingSettings(
        PbxSettings pbx, PhoneNumber callerId, int channels, double callsPerSecond) {
      this(
          List.of(FleetPbx.ofOneTrunk(pbx, channels, callsPerSecond)),
          callerId,
          PrefixSettings.NONE,
          USUAL_DESK_PHONES);
    }

    /// Calls that may be up at once, over all PBXs.
    public int channels() {
      return fleet.stream().mapToInt(FleetPbx::channels).sum();
    }

    /// Calls begun a second at most, over all PBXs.
    public double callsPerSecond() {
      return fleet.stream().mapToDouble(FleetPbx::callsPerSecond).sum();
    }
  }

  /// A PBX and what may be used of it.
  ///
  /// @param channels calls that it may carry for us at once, over all its trunks
  /// @param callsPerSecond calls begun a second at most, over all its trunks
  /// @param trunks at least one, in the order of preference
  public record FleetPbx(
      PbxSettings pbx, int channels, double callsPerSecond, List<TrunkSettings> trunks) {
    public FleetPbx {
      trunks = List.copyOf(trunks);
    }

    static FleetPbx ofOneTrunk(PbxSettings pbx, int channels, double callsPerSecond) {
      var trunk = new TrunkSettings("", pbx.dial(), channels, callsPerSecond, 1);
      return new FleetPbx(pbx, channels, callsPerSecond, List.of(trunk));
    }
  }

  /// A way out of a PBX.
  ///
  /// @param dial dial string with `{national}`, `{digits}` or `{e164}`
  /// @param weight its share of the calls beside the other trunks'
  public record TrunkSettings(
      String name, String dial, int channels, double callsPerSecond, int weight) {}

  /// How many calls may be up at once to numbers that begin alike.
  ///
  /// @param perExchange for each area code and exchange, 0 for no limit
  /// @param caps for prefixes of their own, as digits
  public record PrefixSettings(int perExchange, Map<String, Integer> caps) {
    public static final PrefixSettings NONE = new PrefixSettings(0, Map.of());

    public PrefixSettings {
      caps = Map.copyOf(caps);
    }
  }

  /// How the PBX is reached.
  ///
  /// @param dial of its first trunk: dial string with `{national}`, `{digits}` or `{e164}`
  /// @param audioDirectory folder where this machine writes messages for the PBX
  /// @param audioPrefix the same folder as the PBX sees it
  public record PbxSettings(
      String name,
      String host,
      int port,
      String user,
      String secret,
      boolean tls,
      Optional<Path> certificate,
      String dial,
      Path audioDirectory,
      String audioPrefix) {

    /// Without the secret.
    @Override
    public String toString() {
      return name + " (" + user + "@" + host + ":" + port + ")";
    }
  }

  /// By which way texts leave.
  public sealed interface TextsSettings {

    /// The number or the short code that people see.
    String sender();

    /// Segments a second.
    double rate();

    /// Through the PBX.
    ///
    /// @param destination with `{national}`, `{digits}` or `{e164}`
    /// @param sender with the carrier's domain where it wants one: `4185550100@sip.example.ca`
    record ByPbx(String destination, String sender, double rate) implements TextsSettings {}

    /// Through a provider.
    record BySmpp(
        String name,
        String host,
        int port,
        String systemId,
        String password,
        boolean tls,
        Optional<Path> certificate,
        String sender,
        double rate)
        implements TextsSettings {

      /// Without the password.
      @Override
      public String toString() {
        return name + " (" + systemId + "@" + host + ":" + port + ")";
      }
    }
  }

  /// A database server.
  public record DatabaseSettings(String url, String user, String password) {

    /// Without the password.
    @Override
    public String toString() {
      return url;
    }
  }
}
