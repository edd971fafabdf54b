package org.tocsin.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.telephony.PbxCheck.Advice;
import org.tocsin.telephony.PbxCheck.Subject;
import org.tocsin.telephony.PbxHealth.State;
import org.tocsin.telephony.asterisk.AsteriskPbx;

/// The link by TLS, before the simulator: whom the console believes.
class PbxTlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String THIS_MACHINE = "IP:127.0.0.1";
  private static final String ANOTHER = "DNS:pbx.example.org";

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(1);
  private final List<AutoCloseable> open = new ArrayList<>();
  @TempDir private Path folder;
  private SimulatedStand stand;
  private SSLContext machine;

  @BeforeEach
  void start() throws Exception {
    machine = SSLContext.getDefault();
    stand = new SimulatedStand(10, folder, timers, threads);
    open.add(stand);
  }

  @AfterEach
  void close() throws Exception {
    SSLContext.setDefault(machine);
    for (var one : open.reversed()) {
      one.close();
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    timers.shutdownNow();
  }

  @Test
  void thePinnedCertificateIsAcceptedWhateverItsName() throws Exception {
    var certificate = certificate("pbx", ANOTHER);

    assertThat(connected(certificate, Optional.of(certificate.pem())).health().state())
        .isEqualTo(State.CONNECTED);
  }

  @Test
  void anotherCertificateThanThePinnedOneIsNotTrusted() throws Exception {
    var other = certificate("other", THIS_MACHINE);

    assertNotTrusted(connected(certificate("pbx", THIS_MACHINE), Optional.of(other.pem())));
  }

  @Test
  void aPinnedCertificateThatCannotBeReadTrustsNobody() throws Exception {
    var certificate = certificate("pbx", THIS_MACHINE);
    Path nonsense = Files.writeString(folder.resolve("nonsense.pem"), "nonsense");

    assertNotTrusted(connected(certificate, Optional.of(folder.resolve("absent.pem"))));
    assertNotTrusted(connected(certificate, Optional.of(nonsense)));
  }

  @Test
  void withoutAPinnedOneTheMachineMustTrustTheCertificate() throws Exception {
    assertNotTrusted(connected(certificate("pbx", THIS_MACHINE), Optional.empty()));
  }

  @Test
  void aCertificateThatTheMachineTrustsMustBearTheHostsName() throws Exception {
    var right = certificate("right", THIS_MACHINE);
    SSLContext.setDefault(context(right));

    assertThat(connected(right, Optional.empty()).health().state()).isEqualTo(State.CONNECTED);

    var wrong = certificate("wrong", ANOTHER);
    SSLContext.setDefault(context(wrong));

    assertNotTrusted(connected(wrong, Optional.empty()));
  }

  private static void assertNotTrusted(Pbx pbx) {
    assertThat(pbx.health().state()).isEqualTo(State.UNTRUSTED);
    assertThat(PbxContract.item(pbx, Subject.CONNECTION).advice())
        .isEqualTo(Advice.CHECK_CERTIFICATE);
  }

  /// Once it is known whether it could be.
  private Pbx connected(Certificate shown, Optional<Path> pinned) throws Exception {
    var plain = stand.settings();
    var sockets = context(shown).getServerSocketFactory();
    var proxy = AmiProxy.to(plain.host(), plain.port(), threads, sockets);
    var settings = OtherSettings.secured(plain, "127.0.0.1", proxy.port(), pinned);
    var pbx = new AsteriskPbx(settings, Clock.systemUTC(), timers, threads);
    open.addAll(List.of(proxy, pbx));
    pbx.start();
    PbxContract.await(pbx.check());
    return pbx;
  }

  /// Shows this certificate, and trusts no other.
  private static SSLContext context(Certificate certificate)
      throws GeneralSecurityException, IOException {
    var keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(certificate.keys())) {
      keys.load(in, PASSWORD);
    }
    var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("pbx", keys.getCertificate("pbx"));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private Certificate certificate(String name, String bearer) throws Exception {
    Path keys = folder.resolve(name + ".p12");
    Path pem = folder.resolve(name + ".pem");
    keytool(keys, "-genkeypair", "-keyalg", "EC", "-dname", "CN=pbx", "-ext", "SAN=" + bearer);
    keytool(keys, "-exportcert", "-rfc", "-file", pem.toString());
    return new Certificate(keys, pem);
  }

  private static void keytool(Path keys, String... command) throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    line.addAll(List.of(command));
    line.addAll(List.of("-alias", "pbx", "-storetype", "PKCS12", "-keystore", keys.toString()));
    line.addAll(List.of("-storepass", new String(PASSWORD)));
    var process = new ProcessBuilder(line).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  /// A key with its certificate, and the certificate alone.
  private record Certificate(Path keys, Path pem) {}
}
