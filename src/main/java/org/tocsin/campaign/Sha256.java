package org.tocsin.campaign;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The hash under which audio is kept, and named on a PBX.
final class Sha256 {
  private Sha256() {}

  static byte[] of(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
