package org.tocsin.dispatch;

import org.tocsin.registry.IncomingTexts;
import org.tocsin.telephony.TextPort;

/// By which way texts leave and come in, and who keeps those that come in.
public record Texting(TextPort port, IncomingTexts incoming) {}
