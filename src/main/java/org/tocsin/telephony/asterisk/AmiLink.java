package org.tocsin.telephony.asterisk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.jspecify.annotations.Nullable;

/// Keeps one session with the PBX open, and opens another whenever it is lost.
///
/// Everything but the listener and the opening itself runs in the mailbox.
final class AmiLink {
  private static final long BEAT_MS = 5_000;

  /// A link that is half open is seen after this many beats without an answer: 20 s at most.
  private static final int MISSED_BEATS = 3;

  private static final long ANSWER_MS = 10_000;
  private static final long[] RETRY_MS = {250, 500, 1_000, 2_000, 4_000};

  /// Slower when the secret is wrong: a PBX may bar who tries too often.
  private static final long REFUSED_MS = 15_000;

  private final AmiSettings settings;
  private final EventCensus census;
  private final Mailbox mailbox;
  private final ScheduledExecutorService timers;
  private final Executor executor;
  private final Owner owner;
  private final List<Pending> pending = new ArrayList<>();
  private @Nullable AmiConnection current;
  private @Nullable ScheduledFuture<?> beating;
  private boolean up;
  private boolean closed;
  private int failures;
  private int missed;

  /// Whom the link serves; called in the mailbox.
  interface Owner {
    void linked();

    void unlinked();

    void notLinked(AmiConnection.Login why);

    void beat();

    void message(ManagerEvent event);
  }

  AmiLink(
      AmiSettings settings,
      EventCensus census,
      Mailbox mailbox,
      ScheduledExecutorService timers,
      Executor executor,
      Owner owner) {
    this.settings = settings;
    this.census = census;
    this.mailbox = mailbox;
    this.timers = timers;
    this.executor = executor;
    this.owner = owner;
  }

  boolean isUp() {
    return up;
  }

  void start() {
    if (beating == null && !closed) {
      beating =
          timers.scheduleWithFixedDelay(
              () -> mailbox.post(this::beat), BEAT_MS, BEAT_MS, TimeUnit.MILLISECONDS);
      open();
    }
  }

  void close() {
    closed = true;
    up = false;
    if (beating != null) {
      beating.cancel(false);
    }
    end(current);
    current = null;
    loseAnswers();
  }

  /// Sends an action; what comes back, or [AmiAnswer#LOST], is said in the mailbox, once.
  void send(ManagerAction action, Consumer<AmiAnswer> then) {
    var waiting = new Pending(then);
    AmiConnection connection = current;
    if (!up || connection == null) {
      mailbox.post(() -> waiting.answer(AmiAnswer.LOST));
      return;
    }
    pending.add(waiting);
    waiting.expiry = later(ANSWER_MS, () -> waiting.answer(AmiAnswer.LOST));
    try {
      if (action instanceof EventGeneratingAction listing && !isAnsweredAtOnce(action)) {
        connection.sendEventGeneratingAction(
            listing,
            events ->
                reply(waiting, toAnswer(events.getResponse(), List.copyOf(events.getEvents()))));
      } else {
        connection.sendAction(action, response -> reply(waiting, toAnswer(response, List.of())));
      }
    } catch (IOException | IllegalStateException e) {
      mailbox.post(() -> waiting.answer(AmiAnswer.LOST));
    }
  }

  /// Runs a letter after a while.
  @Nullable ScheduledFuture<?> later(long milliseconds, Runnable letter) {
    try {
      return timers.schedule(() -> mailbox.post(letter), milliseconds, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The console closes.
      return null;
    }
  }

  /// The library counts these among the actions that list events; what they bring comes as events
  /// of the call.
  private static boolean isAnsweredAtOnce(ManagerAction action) {
    return action.getAction().equals("Originate") || action.getAction().equals("Hangup");
  }

  private void reply(Pending waiting, AmiAnswer answer) {
    mailbox.post(() -> waiting.answer(answer));
  }

  private static AmiAnswer toAnswer(
      @Nullable ManagerResponse response, List<ResponseEvent> events) {
    if (response == null) {
      return AmiAnswer.LOST;
    }
    String message = response.getMessage() == null ? "" : response.getMessage();
    Map<String, Object> values =
        response.getAttributes() == null ? Map.of() : Map.copyOf(response.getAttributes());
    return response instanceof ManagerError
        ? new AmiAnswer(AmiAnswer.Kind.ERROR, message, values, List.of())
        : new AmiAnswer(AmiAnswer.Kind.SUCCESS, message, values, events);
  }

  private void open() {
    if (closed || current != null) {
      return;
    }
    var connection = new AmiConnection(settings, census, this::heard);
    current = connection;
    executor.execute(() -> {
      var login = connection.open();
      mailbox.post(() -> opened(connection, login));
    });
  }

  private void opened(AmiConnection connection, AmiConnection.Login login) {
    if (connection != current) {
      end(connection);
      return;
    }
    if (login == AmiConnection.Login.DONE) {
      up = true;
      failures = 0;
      missed = 0;
      owner.linked();
      return;
    }
    current = null;
    owner.notLinked(login);
    retry(login == AmiConnection.Login.REFUSED ? REFUSED_MS : pause());
  }

  private long pause() {
    long pause = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)];
    failures++;
    return pause;
  }

  private void retry(long milliseconds) {
    if (!closed) {
      later(milliseconds, this::open);
    }
  }

  /// On the library's thread: hands over and returns.
  private void heard(ManagerEvent event) {
    if (event instanceof DisconnectEvent) {
      mailbox.post(() -> lost(event.getSource()));
    } else {
      mailbox.offer(() -> {
        if (event.getSource() == current) {
          owner.message(event);
        }
      });
    }
  }

  private void lost(Object connection) {
    if (connection != current || closed) {
      return;
    }
    end(current);
    current = null;
    boolean was = up;
    up = false;
    loseAnswers();
    if (was) {
      owner.unlinked();
    }
    retry(pause());
  }

  private void loseAnswers() {
    List.copyOf(pending).forEach(waiting -> waiting.answer(AmiAnswer.LOST));
  }

  private void beat() {
    if (!up || closed) {
      return;
    }
    if (++missed > MISSED_BEATS && current != null) {
      lost(current);
    } else {
      owner.beat();
    }
  }

  /// The PBX has answered something.
  private void alive() {
    missed = 0;
  }

  /// Says goodbye, which may take seconds.
  private void end(@Nullable AmiConnection connection) {
    if (connection != null) {
      try {
        executor.execute(connection::end);
      } catch (RejectedExecutionException e) {
        connection.end();
      }
    }
  }

  /// An action whose answer is awaited.
  private final class Pending {
    private final Consumer<AmiAnswer> then;
    private final AtomicBoolean answered = new AtomicBoolean();
    private @Nullable ScheduledFuture<?> expiry;

    Pending(Consumer<AmiAnswer> then) {
      this.then = then;
    }

    void answer(AmiAnswer answer) {
      if (!answered.compareAndSet(false, true)) {
        return;
      }
      pending.remove(this);
      if (expiry != null) {
        expiry.cancel(false);
      }
      if (!answer.isLost()) {
        alive();
      }
      then.accept(answer);
    }
  }
}
