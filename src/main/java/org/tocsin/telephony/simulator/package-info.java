/// A PBX and its public network that speak AMI on loopback: for training, rehearsal, tests and
/// load.
@NullMarked
package org.tocsin.telephony.simulator;

import org.jspecify.annotations.NullMarked;
