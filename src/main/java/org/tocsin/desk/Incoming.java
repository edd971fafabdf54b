package org.tocsin.desk;

import java.util.List;
import org.tocsin.registry.ResidentFile;
import org.tocsin.telephony.DeskRing;

/// Somebody calls a desk phone.
///
/// @param number in the order of the calls since the console was opened
/// @param files those that have the caller's number; a few at most
public record Incoming(long number, DeskRing ring, List<ResidentFile> files) {
  public Incoming {
    files = List.copyOf(files);
  }
}
