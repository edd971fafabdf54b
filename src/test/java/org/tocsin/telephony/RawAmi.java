package org.tocsin.telephony;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tocsin.shared.AttemptId;
import org.tocsin.telephony.asterisk.AmiSettings;

/// Looks into a PBX without the adapter.
final class RawAmi {
  private RawAmi() {}

  /// What the PBX remembers of a call.
  static Optional<String> remembered(AmiSettings settings, AttemptId attempt) {
    try (var socket = new Socket(settings.host(), settings.port())) {
      String actions =
          "Action: Login\r\nUsername: %s\r\nSecret: %s\r\nEvents: off\r\n\r\n"
                  .formatted(settings.user(), settings.secret())
              + "Action: DBGet\r\nFamily: tocsin\r\nKey: %s\r\n\r\n".formatted(attempt.wire())
              + "Action: Logoff\r\n\r\n";
      socket.getOutputStream().write(actions.getBytes(StandardCharsets.UTF_8));
      var reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      String found = null;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("Val: ")) {
          found = line.substring("Val: ".length());
        }
        if (line.startsWith("Response: Goodbye")) {
          return Optional.ofNullable(found);
        }
      }
      throw new AssertionError("The PBX did not say goodbye");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
