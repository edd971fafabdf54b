package org.tocsin.support;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.util.WaitForAsyncUtils;

/// Keeps a test of a screen from being blamed for what a thread of an earlier test threw: TestFX
/// gathers the uncaught faults of every thread, and the AMI library throws one when a connection
/// that was cut takes long to end.
public final class FreshStart implements BeforeEachCallback {

  @Override
  public void beforeEach(ExtensionContext context) {
    WaitForAsyncUtils.clearExceptions();
  }
}
