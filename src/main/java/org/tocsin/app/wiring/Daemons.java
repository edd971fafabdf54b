package org.tocsin.app.wiring;

import java.util.concurrent.ThreadFactory;

/// Threads that do not keep the process alive.
final class Daemons {
  private Daemons() {}

  static ThreadFactory named(String name) {
    return Thread.ofPlatform().daemon().name(name).factory();
  }
}
