package org.tocsin.telephony.asterisk;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.SocketFactory;
import org.asteriskjava.util.SocketConnectionFacade;
import org.tocsin.telephony.PinnedCertificate;

/// The library's socket, with what its own lacks: a certificate that is checked, and an end to
/// waiting for a peer that has gone without saying so.
final class AmiSocket implements SocketConnectionFacade {
  private static final int CONNECT_MS = 5_000;

  /// Above the ping's interval: a silent PBX is dead.
  private static final int SILENCE_MS = 20_000;

  private final Socket socket;
  private final EventCensus census;
  private final BufferedReader reader;
  private final BufferedWriter writer;

  private AmiSocket(Socket socket, EventCensus census) throws IOException {
    this.socket = socket;
    this.census = census;
    reader =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    writer =
        new BufferedWriter(
            new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8));
  }

  static AmiSocket open(AmiSettings settings, EventCensus census) throws IOException {
    Socket plain = SocketFactory.getDefault().createSocket();
    try {
      plain.connect(new InetSocketAddress(settings.host(), settings.port()), CONNECT_MS);
      plain.setSoTimeout(SILENCE_MS);
      plain.setTcpNoDelay(true);
      return new AmiSocket(
          settings.tls()
              ? PinnedCertificate.secured(
                  plain, settings.host(), settings.port(), settings.certificate())
              : plain,
          census);
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  @Override
  public String readLine() throws IOException {
    String line = reader.readLine();
    if (line == null) {
      throw new IOException("The PBX closed the connection");
    }
    census.read(line);
    return line;
  }

  @Override
  public void write(String text) throws IOException {
    writer.write(text);
  }

  @Override
  public void flush() throws IOException {
    writer.flush();
  }

  /// Only the socket: closing the reader would wait for the thread that reads.
  @Override
  public void close() throws IOException {
    socket.close();
  }

  @Override
  public boolean isConnected() {
    return socket.isConnected();
  }

  @Override
  public InetAddress getLocalAddress() {
    return socket.getLocalAddress();
  }

  @Override
  public int getLocalPort() {
    return socket.getLocalPort();
  }

  @Override
  public InetAddress getRemoteAddress() {
    return socket.getInetAddress();
  }

  @Override
  public int getRemotePort() {
    return socket.getPort();
  }
}
