package org.tocsin.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tocsin.telephony.PlaceCall;

/// The least that can call: a socket, so many calls up at once, the next one as soon as one ends.
/// No database, no retry, no memory of any result.
final class BareLoop implements AutoCloseable {
  private final Map<String, String> rig;
  private final Socket socket;
  private final BufferedReader in;

  BareLoop(Map<String, String> rig) throws IOException {
    this.rig = rig;
    socket = new Socket(setting("TOCSIN_PBX_HOST"), Integer.parseInt(setting("TOCSIN_PBX_PORT")));
    socket.setTcpNoDelay(true);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    send(
        "Action: Login",
        "Username: " + setting("TOCSIN_PBX_USER"),
        "Secret: " + setting("TOCSIN_PBX_SECRET"));
  }

  /// @return wall time from the first call's start to the last one's end
  Duration run(List<PlaceCall> calls, int channels) throws IOException {
    var waiting = new ArrayDeque<>(calls);
    var up = new HashSet<String>();
    long start = System.nanoTime();
    while (!waiting.isEmpty() || !up.isEmpty()) {
      while (up.size() < channels && !waiting.isEmpty()) {
        up.add(place(waiting.remove()));
      }
      var message = read();
      var event = message.getOrDefault("Event", "");
      if (event.equals("Hangup")) {
        up.remove(message.getOrDefault("Uniqueid", ""));
      } else if (event.equals("OriginateResponse")
          && message.getOrDefault("Response", "").equals("Failure")) {
        up.remove(message.getOrDefault("ActionID", ""));
      } else if (message.getOrDefault("Response", "").equals("Error")) {
        throw new IOException("The PBX refuses: " + message.get("Message"));
      }
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /// So many at once, all of them awaited, then the next: what most scripts do.
  ///
  /// @return wall time from the first call's start to the last one's end
  Duration batches(List<PlaceCall> calls, int size) throws IOException {
    var wall = Duration.ZERO;
    for (int from = 0; from < calls.size(); from += size) {
      wall = wall.plus(run(calls.subList(from, Math.min(calls.size(), from + size)), size));
    }
    return wall;
  }

  private String place(PlaceCall call) throws IOException {
    var id = call.attempt().wire();
    var channel =
        setting("TOCSIN_PBX_DIAL")
            .replace("{digits}", call.number().digits())
            .replace("{national}", call.number().national())
            .replace("{e164}", call.number().e164());
    send(
        "Action: Originate",
        "ActionID: " + id,
        "ChannelId: " + id,
        "Channel: " + channel,
        "Context: tocsin-call",
        "Exten: s",
        "Priority: 1",
        "Async: true",
        "CallerID: " + call.callerId().national(),
        "Timeout: " + call.ring().toMillis(),
        "Variable: TOCSIN_ID=" + id,
        "Variable: TOCSIN_SOUND="
            + setting("TOCSIN_PBX_AUDIO_PREFIX")
            + "/"
            + call.sound().sha256(),
        "Variable: TOCSIN_LENGTH=" + call.sound().length().toMillis(),
        "Variable: TOCSIN_LANGUAGE=" + call.language().code(),
        "Variable: TOCSIN_EXTENSION=",
        "Variable: TOCSIN_DELAY=0",
        "Variable: TOCSIN_AMD=" + (call.detectMachine() ? "yes" : "no"));
    return id;
  }

  private void send(String... lines) throws IOException {
    var text = String.join("\r\n", lines) + "\r\n\r\n";
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, String> read() throws IOException {
    var message = new HashMap<String, String>();
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      if (line.isEmpty()) {
        return message;
      }
      int colon = line.indexOf(": ");
      if (colon > 0) {
        message.put(line.substring(0, colon), line.substring(colon + 2));
      }
    }
    throw new IOException("The PBX closed the line");
  }

  private String setting(String name) {
    return Objects.requireNonNull(rig.get(name), name);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
