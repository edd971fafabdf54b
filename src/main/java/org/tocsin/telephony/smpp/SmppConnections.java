package org.tocsin.telephony.smpp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.tocsin.telephony.PinnedCertificate;

/// The library's connection, with what its own lacks: an end to connecting, and a certificate and a
/// host name that are checked.
final class SmppConnections implements ConnectionFactory {
  private final SmppSettings settings;
  private final SmppPatience patience;

  SmppConnections(SmppSettings settings, SmppPatience patience) {
    this.settings = settings;
    this.patience = patience;
  }

  @Override
  public Connection createConnection(String host, int port) throws IOException {
    Socket plain = SocketFactory.getDefault().createSocket();
    try {
      plain.connect(new InetSocketAddress(host, port), (int) patience.answer().toMillis());
      plain.setTcpNoDelay(true);
      return new SocketConnection(
          settings.tls()
              ? PinnedCertificate.secured(
                  plain, settings.host(), settings.port(), settings.certificate())
              : plain);
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }
}
