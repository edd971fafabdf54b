package org.tocsin.support;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.tocsin.dispatch.CustodyStore.Sign;
import org.tocsin.dispatch.Dispatching;
import org.tocsin.dispatch.Hindrance;

/// Counts how often it is woken, and is hindered when a test says so.
public final class FakeDispatching implements Dispatching {
  private final AtomicInteger woken = new AtomicInteger();
  private volatile Optional<Hindrance> hindrance = Optional.empty();
  private volatile Optional<Sign> service = Optional.empty();
  private volatile boolean texts;

  public int woken() {
    return woken.get();
  }

  public void isHinderedBy(Hindrance why) {
    hindrance = Optional.of(why);
  }

  @Override
  public Optional<Hindrance> hindrance() {
    return hindrance;
  }

  public void isServedBy(Sign living) {
    service = Optional.of(living);
  }

  @Override
  public Optional<Sign> service() {
    return service;
  }

  public void sendsTexts() {
    texts = true;
  }

  @Override
  public boolean textsLeave(boolean simulated) {
    return texts && simulated;
  }

  @Override
  public void wake() {
    woken.incrementAndGet();
  }
}
