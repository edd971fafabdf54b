package org.tocsin.exchange;

import java.io.IOException;
import org.tocsin.registry.ResidentFile;

/// Writes files of residents one after the other, as a list that can be imported.
interface ResidentWriter {
  void begin() throws IOException;

  void add(ResidentFile file) throws IOException;

  void end() throws IOException;
}
