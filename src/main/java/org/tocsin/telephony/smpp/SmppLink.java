package org.tocsin.telephony.smpp;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.telephony.TextHealth.State;

/// Keeps one session with the provider open, and opens another whenever it is lost.
final class SmppLink {
  private static final Logger LOG = LoggerFactory.getLogger(SmppLink.class);

  /// The library reads the answers to our texts on the threads that receipts and texts are kept on:
  /// some of these may wait for the database.
  private static final int PROCESSORS = 20;

  private static final int LONGEST_BACKOFF = 4;

  private final SmppSettings settings;
  private final SmppPatience patience;
  private final ScheduledExecutorService timers;
  private final Executor executor;
  private final MessageReceiverListener receiver;
  private final Runnable changed;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile State state = State.CONNECTING;
  private @Nullable SMPPSession current;
  private boolean started;
  private int failures;

  /// @param receiver told of what the provider brings, on threads of the library
  /// @param changed told when the state has changed
  SmppLink(
      SmppSettings settings,
      SmppPatience patience,
      ScheduledExecutorService timers,
      Executor executor,
      MessageReceiverListener receiver,
      Runnable changed) {
    this.settings = settings;
    this.patience = patience;
    this.timers = timers;
    this.executor = executor;
    this.receiver = receiver;
    this.changed = changed;
  }

  State state() {
    return state;
  }

  /// The session, if it is bound.
  Optional<SMPPSession> session() {
    lock.lock();
    try {
      return state == State.UP ? Optional.ofNullable(current) : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  void start() {
    lock.lock();
    try {
      if (started) {
        return;
      }
      started = true;
    } finally {
      lock.unlock();
    }
    executor.execute(this::open);
  }

  void close() {
    var session = become(State.CLOSED, null);
    session.ifPresent(one -> {
      try {
        executor.execute(one::unbindAndClose);
      } catch (RejectedExecutionException e) {
        one.close();
      }
    });
  }

  /// Waits for the network.
  private void open() {
    if (state == State.CLOSED) {
      return;
    }
    var session = new SMPPSession(new SmppConnections(settings, patience));
    session.setTransactionTimer(patience.answer().toMillis());
    session.setEnquireLinkTimer((int) patience.silence().toMillis());
    session.setPduProcessorDegree(PROCESSORS);
    session.setMessageReceiverListener(receiver);
    session.addSessionStateListener((now, _, _) -> {
      if (now == SessionState.CLOSED || now == SessionState.UNBOUND) {
        lost(session);
      }
    });
    try {
      session.connectAndBind(
          settings.host(), settings.port(), bind(), patience.answer().toMillis());
      bound(session);
    } catch (IOException e) {
      session.close();
      LOG.info("No session with the provider of texts {}: {}", settings.name(), e.toString());
      notBound(why(e));
    }
  }

  private BindParameter bind() {
    return new BindParameter(
        BindType.BIND_TRX,
        settings.systemId(),
        settings.password(),
        "",
        TypeOfNumber.UNKNOWN,
        NumberingPlanIndicator.UNKNOWN,
        null);
  }

  private void bound(SMPPSession session) {
    failures = 0;
    if (state == State.CLOSED) {
      session.unbindAndClose();
      return;
    }
    become(State.UP, session);
    // It may have gone before we knew it as ours.
    if (session.getSessionState() == SessionState.CLOSED) {
      lost(session);
    }
  }

  private void notBound(State why) {
    become(why, null);
    retry();
  }

  private void lost(SMPPSession session) {
    lock.lock();
    try {
      if (!session.equals(current)) {
        return;
      }
    } finally {
      lock.unlock();
    }
    become(State.CONNECTING, null);
    retry();
  }

  private void retry() {
    if (state == State.CLOSED) {
      return;
    }
    long wait = patience.retry().toMillis() << Math.min(failures++, LONGEST_BACKOFF);
    try {
      timers.schedule(() -> executor.execute(this::open), wait, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The console closes.
    }
  }

  /// @return the session that there was
  private Optional<SMPPSession> become(State next, @Nullable SMPPSession session) {
    Optional<SMPPSession> former;
    lock.lock();
    try {
      former = Optional.ofNullable(current);
      if (state == State.CLOSED) {
        return former;
      }
      current = session;
      state = next;
    } finally {
      lock.unlock();
    }
    changed.run();
    return former;
  }

  /// The library wraps the provider's refusal.
  private static State why(IOException fault) {
    for (Throwable e = fault; e != null; e = e.getCause()) {
      if (e instanceof NegativeResponseException) {
        return State.REFUSED;
      }
      if (e instanceof GeneralSecurityException || e instanceof FileSystemException) {
        return State.UNTRUSTED;
      }
    }
    return State.UNREACHABLE;
  }
}
