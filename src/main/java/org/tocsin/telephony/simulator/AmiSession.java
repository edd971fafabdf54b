package org.tocsin.telephony.simulator;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// One connection: reads actions, sends messages in order without ever holding a call up.
final class AmiSession {
  private static final int LONGEST_LINE = 1_020;
  private static final int LARGEST_WRITE = 65_536;
  private static final String BANNER = "Asterisk Call Manager/11.0.0\r\n";

  /// Lines that no AMI should send, and an event that nobody knows.
  private static final String NOISE =
      "no colon here\r\n: no name\r\nEvent\r\n\r\n"
          + "Event: NobodyKnows\r\nPrivilege: call,all\r\nUniqueid: 00000000\r\n\r\n"
          + "Event: Hangup\r\nUniqueid: not-an-id\r\nCause: many\r\nCause-txt: \u00e9\u0001\r\n\r\n"
          + "Event: UserEvent\r\nUserEvent: Tocsin\r\nStep: key\r\n\r\n"
          + "Response: Success\r\nActionID: nobody#asked\r\n\r\n";

  private final Socket socket;
  private final Executor executor;
  private final ScheduledExecutorService timers;
  private final Faults faults;
  private final Queue<String> outgoing = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean sending = new AtomicBoolean();
  private volatile boolean loggedIn;
  private String challenge = "";

  /// Who takes what is read.
  interface Reader {
    void action(AmiText action, AmiSession session);

    void closed(AmiSession session);
  }

  AmiSession(Socket socket, Executor executor, ScheduledExecutorService timers, Faults faults) {
    this.socket = socket;
    this.executor = executor;
    this.timers = timers;
    this.faults = faults;
  }

  boolean isLoggedIn() {
    return loggedIn;
  }

  void setLoggedIn() {
    loggedIn = true;
  }

  String challenge() {
    return challenge;
  }

  void setChallenge(String challenge) {
    this.challenge = challenge;
  }

  /// Reads until the other side goes; takes a thread of the executor.
  void run(Reader reader) {
    send(BANNER);
    try (InputStream in = new BufferedInputStream(socket.getInputStream())) {
      var action = new AmiText();
      var line = new StringBuilder();
      boolean tooLong = false;
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next != '\n') {
          line.append((char) next);
          continue;
        }
        String text = utf8(line);
        tooLong |= line.length() > LONGEST_LINE;
        line.setLength(0);
        if (!text.isEmpty()) {
          field(action, text);
        } else if (!action.isEmpty()) {
          // Asterisk throws a message away without a word when one of its lines is too long.
          if (!tooLong) {
            reader.action(action, this);
          }
          action = new AmiText();
          tooLong = false;
        }
      }
    } catch (IOException e) {
      // The console has gone: nothing to tell it.
    } finally {
      close();
      reader.closed(this);
    }
  }

  private static String utf8(StringBuilder bytes) {
    String text =
        new String(bytes.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private static void field(AmiText action, String line) {
    int colon = line.indexOf(':');
    if (colon > 0) {
      action.with(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }
  }

  void send(AmiText message) {
    say(message.wire());
  }

  /// A message that is written already, as all sessions get it.
  void say(String wire) {
    send(faults.isNoisy() ? NOISE + wire : wire);
    if (faults.breaksNow()) {
      close();
    }
  }

  private void send(String text) {
    long wait = faults.latency().toMillis();
    if (wait == 0) {
      queue(text);
    } else {
      timers.schedule(() -> queue(text), wait, TimeUnit.MILLISECONDS);
    }
  }

  private void queue(String text) {
    outgoing.add(text);
    flush();
  }

  private void flush() {
    if (sending.compareAndSet(false, true)) {
      try {
        executor.execute(this::write);
      } catch (RejectedExecutionException e) {
        sending.set(false);
      }
    }
  }

  /// All that waits in one go: what a thousand calls say at once must not cost a thousand packets.
  private void write() {
    try {
      OutputStream out = socket.getOutputStream();
      var waiting = new StringBuilder();
      for (String text = outgoing.poll(); text != null; text = outgoing.poll()) {
        waiting.append(text);
        if (waiting.length() >= LARGEST_WRITE) {
          out.write(waiting.toString().getBytes(StandardCharsets.UTF_8));
          waiting.setLength(0);
        }
      }
      out.write(waiting.toString().getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      outgoing.clear();
      close();
    } finally {
      sending.set(false);
    }
    if (!outgoing.isEmpty() && !socket.isClosed()) {
      flush();
    }
  }

  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // Closed is what it is to be.
    }
  }
}
