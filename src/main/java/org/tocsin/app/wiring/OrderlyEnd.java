package org.tocsin.app.wiring;

/// Has work end in order also when the process is told to end: Ctrl-C, a service that is stopped,
/// somebody who logs off.
public final class OrderlyEnd implements AutoCloseable {
  private final Thread hook;

  private OrderlyEnd(Runnable end) {
    hook = Thread.ofPlatform().name("orderly end").unstarted(end);
  }

  /// @param end runs on a thread of its own; the process ends when it returns
  public static OrderlyEnd with(Runnable end) {
    var orderly = new OrderlyEnd(end);
    Runtime.getRuntime().addShutdownHook(orderly.hook);
    return orderly;
  }

  /// The work has ended by itself.
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and what was asked for runs.
    }
  }
}
