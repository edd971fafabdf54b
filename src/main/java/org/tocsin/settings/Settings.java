package org.tocsin.settings;

import java.nio.file.Path;
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
