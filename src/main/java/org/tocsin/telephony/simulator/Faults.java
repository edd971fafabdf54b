package org.tocsin.telephony.simulator;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What is made to go wrong. Any thread may change it while the simulator runs.
final class Faults {
  private volatile Duration latency = Duration.ZERO;
  private volatile boolean noisy;
  private final Set<String> deadTrunks = ConcurrentHashMap.newKeySet();
  private volatile String dialplan = "3";
  private volatile boolean contexts = true;
  private volatile int ceiling = Integer.MAX_VALUE;
  private volatile Set<String> readable = Privileges.READ;
  private volatile Set<String> writable = Privileges.WRITE;
  private int messagesLeft = Integer.MAX_VALUE;

  Duration latency() {
    return latency;
  }

  void setLatency(Duration latency) {
    this.latency = latency;
  }

  boolean isNoisy() {
    return noisy;
  }

  void setNoisy(boolean noisy) {
    this.noisy = noisy;
  }

  boolean isAlive(String trunk) {
    return !deadTrunks.contains(trunk);
  }

  void setAlive(String trunk, boolean alive) {
    if (alive) {
      deadTrunks.remove(trunk);
    } else {
      deadTrunks.add(trunk);
    }
  }

  String dialplan() {
    return dialplan;
  }

  void setDialplan(String dialplan) {
    this.dialplan = dialplan;
  }

  /// The dialplan's contexts are there, and not only its version.
  boolean hasContexts() {
    return contexts && !dialplan.isEmpty();
  }

  void setContexts(boolean contexts) {
    this.contexts = contexts;
  }

  /// How many calls may be up before messages take longer than they should.
  int ceiling() {
    return ceiling;
  }

  void setCeiling(int ceiling) {
    this.ceiling = ceiling;
  }

  Set<String> readable() {
    return readable;
  }

  Set<String> writable() {
    return writable;
  }

  void setPrivileges(Set<String> readable, Set<String> writable) {
    this.readable = Set.copyOf(readable);
    this.writable = Set.copyOf(writable);
  }

  synchronized void setMessagesLeft(int messages) {
    messagesLeft = messages;
  }

  /// Counts a message that is sent; true when the connection breaks upon it.
  synchronized boolean breaksNow() {
    if (messagesLeft == Integer.MAX_VALUE) {
      return false;
    }
    if (--messagesLeft > 0) {
      return false;
    }
    messagesLeft = Integer.MAX_VALUE;
    return true;
  }
}
