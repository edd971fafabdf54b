package org.tocsin.telephony;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// Accepts one certificate and no other: that of a peer which nobody else has signed.
public final class PinnedCertificate extends X509ExtendedTrustManager {
  private final X509Certificate expected;

  private PinnedCertificate(X509Certificate expected) {
    this.expected = expected;
  }

  /// TLS that trusts the pinned certificate alone, or what this machine trusts when there is none.
  private static SSLContext context(Optional<Path> pinned)
      throws GeneralSecurityException, IOException {
    if (pinned.isEmpty()) {
      return SSLContext.getDefault();
    }
    try (InputStream pem = Files.newInputStream(pinned.get())) {
      var certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new PinnedCertificate(certificate)}, null);
      return context;
    }
  }

  /// Makes TLS of a connection. Without a pinned certificate the peer's must be for that host: the
  /// trust of the machine alone would take anybody's.
  public static SSLSocket secured(Socket plain, String host, int port, Optional<Path> pinned)
      throws IOException {
    try {
      var factory = context(pinned).getSocketFactory();
      var socket = (SSLSocket) factory.createSocket(plain, host, port, true);
      if (pinned.isEmpty()) {
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
      }
      socket.startHandshake();
      return socket;
    } catch (GeneralSecurityException e) {
      throw new IOException("The certificate of the peer cannot be used", e);
    }
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    if (chain.length == 0 || !chain[0].equals(expected)) {
      throw new CertificateException("Not the certificate that was pinned");
    }
    chain[0].checkValidity();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("No clients here");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("No clients here");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("No clients here");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[] {expected};
  }
}
