package org.tocsin.shared;

/// Ends a subscription when closed; closing twice does nothing.
@FunctionalInterface
public interface Subscription extends AutoCloseable {
  @Override
  void close();
}
