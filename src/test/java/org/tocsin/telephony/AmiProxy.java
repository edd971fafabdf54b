package org.tocsin.telephony;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.net.ServerSocketFactory;

/// Stands between the console and the PBX: cuts the line, holds everything back, says nonsense.
public final class AmiProxy implements AutoCloseable {
  private final ServerSocket server;
  private final String host;
  private final int port;
  private final Executor executor;
  private final List<Socket> consoles = new CopyOnWriteArrayList<>();
  private final List<Socket> all = new CopyOnWriteArrayList<>();
  private volatile Consumer<String> overhears = _ -> {};
  private volatile boolean refusing;
  private volatile boolean frozen;

  private AmiProxy(String host, int port, Executor executor, ServerSocketFactory sockets)
      throws IOException {
    this.host = host;
    this.port = port;
    this.executor = executor;
    server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  public static AmiProxy to(String host, int port, Executor executor) throws IOException {
    return to(host, port, executor, ServerSocketFactory.getDefault());
  }

  /// @param sockets those that consoles connect to, as of TLS
  public static AmiProxy to(String host, int port, Executor executor, ServerSocketFactory sockets)
      throws IOException {
    var proxy = new AmiProxy(host, port, executor, sockets);
    executor.execute(proxy::accept);
    return proxy;
  }

  public int port() {
    return server.getLocalPort();
  }

  /// Cuts, and lets nobody in until [#restore].
  public void cut() {
    refusing = true;
    drop();
  }

  /// Cuts; who calls again gets through.
  public void drop() {
    all.forEach(AmiProxy::close);
    all.clear();
    consoles.clear();
  }

  /// Who calls gets through again, and so does all that is said from then on.
  public void restore() {
    refusing = false;
    frozen = false;
  }

  /// The line stays open and nothing passes any more.
  public void freeze() {
    frozen = true;
  }

  /// Is told every line that passes, in both directions, on the threads that carry them.
  public void overhear(Consumer<String> listener) {
    overhears = listener;
  }

  /// Says something to the console that the PBX has not said, between two messages.
  public void inject(String text) {
    for (var console : consoles) {
      try {
        synchronized (console) {
          console.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket console = server.accept();
        if (refusing) {
          close(console);
          continue;
        }
        var pbx = new Socket(host, port);
        consoles.add(console);
        all.addAll(List.of(console, pbx));
        executor.execute(() -> relay(pbx, console));
        executor.execute(() -> relay(console, pbx));
      } catch (IOException e) {
        // Closed, or the PBX is not there: the console sees its line end.
      }
    }
  }

  private void relay(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      var message = new java.io.ByteArrayOutputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        message.write(next);
        // Whole lines, so that what is injected falls between two.
        if (next == '\n' && !frozen) {
          synchronized (to) {
            message.writeTo(out);
          }
          overhears.accept(message.toString(StandardCharsets.UTF_8).strip());
          message.reset();
        }
      }
    } catch (IOException e) {
      // One side has gone: so does the other.
    }
    close(to);
    close(from);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    drop();
  }
}
