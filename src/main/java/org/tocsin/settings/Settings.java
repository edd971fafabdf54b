package org.tocsin.settings;

import java.nio.file.Path;
import java.util.Optional;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;

/// What the city set, checked.
///
/// @param calling absent as long as something is missing that calls need
/// @param database absent for the embedded database of the data folder
public record Settings(
    Language language, Optional<CallingSettings> calling, Optional<DatabaseSettings> database) {

  /// How calls leave.
  ///
  /// @param channels calls that the PBX may carry for us at once, all campaigns together
  /// @param callsPerSecond calls begun a second at most, all campaigns together
  public record CallingSettings(
      PbxSettings pbx, PhoneNumber callerId, int channels, double callsPerSecond) {}

  /// How the PBX is reached.
  ///
  /// @param dial dial string with `{national}`, `{digits}` or `{e164}`
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

  /// A database server.
  public record DatabaseSettings(String url, String user, String password) {

    /// Without the password.
    @Override
    public String toString() {
      return url;
    }
  }
}
