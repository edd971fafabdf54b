package org.tocsin.telephony.asterisk;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.security.GeneralSecurityException;
import org.asteriskjava.AsteriskVersion;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.ManagerEventListener;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.internal.ManagerConnectionImpl;
import org.asteriskjava.util.SocketConnectionFacade;

/// One session with the PBX, used once: when it is lost, a new one is made, at our own pace and
/// with our own word for what was wrong (the library's retries know neither).
final class AmiConnection extends ManagerConnectionImpl {
  private static final long LOGIN_MS = 5_000;

  /// Calls, the dialplan's events, contacts that come and go, keys; the filter on the PBX keeps
  /// less still.
  private static final String EVENTS = "call,user,system,dtmf";

  private final AmiSettings settings;
  private final EventCensus census;

  AmiConnection(AmiSettings settings, EventCensus census, ManagerEventListener listener) {
    this.settings = settings;
    this.census = census;
    setHostname(settings.host());
    setPort(settings.port());
    setUsername(settings.user());
    setPassword(settings.secret());
    setDefaultResponseTimeout(LOGIN_MS);
    setKeepAliveAfterAuthenticationFailure(false);
    registerUserEventClass(HangupMessage.class);
    registerUserEventClass(DialBeginMessage.class);
    registerUserEventClass(DialStateMessage.class);
    registerUserEventClass(DialEndMessage.class);
    registerUserEventClass(TocsinMessage.class);
    registerUserEventClass(CallBackMessage.class);
    registerUserEventClass(ProbeMessage.class);
    registerUserEventClass(TextMessage.class);
    registerUserEventClass(DeskMessage.class);
    addEventListener(listener);
  }

  @Override
  protected SocketConnectionFacade createSocket() throws IOException {
    return AmiSocket.open(settings, census);
  }

  /// Asked once: without the privilege to know, the library would ask in vain for two seconds.
  @Override
  protected AsteriskVersion determineVersion() throws IOException, TimeoutException {
    try {
      var version = determineVersionByCoreSettings();
      return version == null ? AsteriskVersion.DEFAULT_VERSION : version;
    } catch (Exception e) {
      return AsteriskVersion.DEFAULT_VERSION;
    }
  }

  /// Waits for the answer: seconds.
  Login open() {
    try {
      login(EVENTS);
      return Login.DONE;
    } catch (AuthenticationFailedException e) {
      // With a cause, the PBX was lost in the middle; without, it said no.
      return e.getCause() == null ? Login.REFUSED : Login.UNREACHABLE;
    } catch (IOException | TimeoutException | IllegalStateException e) {
      return isCertificate(e) ? Login.UNTRUSTED : Login.UNREACHABLE;
    }
  }

  /// The certificate is at fault: the PBX's, or the file of the one that was pinned.
  private static boolean isCertificate(Throwable fault) {
    for (Throwable e = fault; e != null; e = e.getCause()) {
      if (e instanceof GeneralSecurityException || e instanceof FileSystemException) {
        return true;
      }
    }
    return false;
  }

  /// Ends the session and the library's own attempts to renew it.
  void end() {
    try {
      logoff();
    } catch (IllegalStateException e) {
      disconnect();
    }
  }

  enum Login {
    DONE,
    REFUSED,
    UNTRUSTED,
    UNREACHABLE
  }
}
