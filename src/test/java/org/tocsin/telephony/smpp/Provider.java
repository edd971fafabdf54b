package org.tocsin.telephony.smpp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataCoding;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.util.MessageId;
import org.jspecify.annotations.Nullable;

/// A provider on a loopback port, made of the library's own server.
final class Provider implements AutoCloseable {
  static final String PASSWORD = "s3cret";

  private static final int BACKLOG = 50;
  private static final int NOTHING = 0;

  /// The answer never comes.
  private static final int SILENCE = -1;

  private final Executor threads;
  private final List<SubmitSm> submitted = new ArrayList<>();
  private final Queue<Integer> answers = new ArrayDeque<>();
  private final AtomicInteger binds = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);
  private SMPPServerSessionListener listener;
  private volatile @Nullable SMPPServerSession session;
  private volatile boolean open = true;
  private volatile boolean early;
  private volatile int port;

  Provider(Executor threads) throws IOException {
    this.threads = threads;
    listener = listen(0);
  }

  private SMPPServerSessionListener listen(int port) throws IOException {
    var fresh = new SMPPServerSessionListener(port, new Sockets());
    threads.execute(() -> accept(fresh));
    return fresh;
  }

  private void accept(SMPPServerSessionListener from) {
    while (open) {
      try {
        var one = from.accept();
        one.setMessageReceiverListener(new Receiver());
        threads.execute(() -> bind(one));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void bind(SMPPServerSession one) {
    try {
      var request = one.waitForBind(5_000);
      if (PASSWORD.equals(request.getPassword()) && "tocsin".equals(request.getSystemId())) {
        session = one;
        request.accept("provider", InterfaceVersion.IF_34);
        binds.incrementAndGet();
      } else {
        request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
      }
    } catch (Exception e) {
      one.close();
    }
  }

  int port() {
    return port;
  }

  int binds() {
    return binds.get();
  }

  synchronized List<SubmitSm> submitted() {
    return List.copyOf(submitted);
  }

  /// What the next texts are answered; then all are taken.
  synchronized void answer(int status, int times) {
    for (int i = 0; i < times; i++) {
      answers.add(status);
    }
  }

  void staySilentOnce() {
    answer(SILENCE, 1);
  }

  /// Its receipts overtake its answers.
  void receiptsComeFirst() {
    early = true;
  }

  SMPPServerSession session() {
    var one = session;
    if (one == null) {
      throw new IllegalStateException("No session");
    }
    return one;
  }

  void cut() {
    session().close();
  }

  /// Nobody listens any more.
  void leave() throws IOException {
    listener.close();
    cut();
  }

  void comeBack(int port) throws IOException {
    listener = listen(port);
  }

  void receipt(String id, String state, OptionalParameter... more) throws Exception {
    var text =
        "id:%s sub:001 dlvrd:001 submit date:2611211300 done date:2611211301 stat:%s err:000 text:"
            .formatted(id, state);
    deliver(new ESMClass(0x04), (byte) 0, text.getBytes(StandardCharsets.ISO_8859_1), more);
  }

  void text(DataCoding coding, byte[] words) throws Exception {
    deliver(new ESMClass(), coding.toByte(), words);
  }

  void deliver(ESMClass kind, byte coding, byte[] words, OptionalParameter... more)
      throws Exception {
    session()
        .deliverShortMessage(
            "",
            TypeOfNumber.INTERNATIONAL,
            NumberingPlanIndicator.ISDN,
            "14185550101",
            TypeOfNumber.INTERNATIONAL,
            NumberingPlanIndicator.ISDN,
            "14185550100",
            kind,
            (byte) 0,
            (byte) 0,
            new RegisteredDelivery(0),
            new RawDataCoding(coding),
            words,
            more);
  }

  @Override
  public void close() throws IOException {
    open = false;
    closing.countDown();
    listener.close();
    var one = session;
    if (one != null) {
      one.close();
    }
  }

  /// The library does not say which port it was given.
  private final class Sockets implements ServerConnectionFactory {
    @Override
    public ServerConnection listen(int wanted) throws IOException {
      var socket = new ServerSocket(wanted, BACKLOG, InetAddress.getLoopbackAddress());
      port = socket.getLocalPort();
      return new ServerSocketConnection(socket);
    }

    @Override
    public ServerConnection listen(int wanted, int timeout) throws IOException {
      return listen(wanted);
    }

    @Override
    public ServerConnection listen(int wanted, int timeout, int backlog) throws IOException {
      return listen(wanted);
    }
  }

  private final class Receiver implements ServerMessageReceiverListener {
    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm text, SMPPServerSession from)
        throws ProcessRequestException {
      int status;
      String id;
      synchronized (Provider.this) {
        Integer next = answers.poll();
        status = next == null ? NOTHING : next;
        if (status > 0) {
          throw new ProcessRequestException("No", status);
        }
        submitted.add(text);
        id = "m" + submitted.size();
      }
      if (status == SILENCE) {
        await();
      }
      if (early) {
        tellEarly(id);
      }
      return taken(id);
    }

    private static SubmitSmResult taken(String id) throws ProcessRequestException {
      try {
        return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
      } catch (PDUStringException e) {
        throw new ProcessRequestException("Name", SMPPConstant.STAT_ESME_RSYSERR, e);
      }
    }

    private void tellEarly(String id) throws ProcessRequestException {
      try {
        receipt(id, "DELIVRD");
      } catch (Exception e) {
        throw new ProcessRequestException("Early", SMPPConstant.STAT_ESME_RSYSERR, e);
      }
    }

    private void await() throws ProcessRequestException {
      try {
        closing.await(30, TimeUnit.SECONDS);
        throw new TimeoutException();
      } catch (InterruptedException | TimeoutException e) {
        throw new ProcessRequestException("Silent", SMPPConstant.STAT_ESME_RSYSERR, e);
      }
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti one, SMPPServerSession from)
        throws ProcessRequestException {
      throw unused();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm one, SMPPServerSession from)
        throws ProcessRequestException {
      throw unused();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm one, SMPPServerSession from)
        throws ProcessRequestException {
      throw unused();
    }

    @Override
    public void onAcceptCancelSm(CancelSm one, SMPPServerSession from)
        throws ProcessRequestException {
      throw unused();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm one, SMPPServerSession from)
        throws ProcessRequestException {
      throw unused();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm one, SMPPServerSession from)
        throws ProcessRequestException {
      throw unused();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(
        QueryBroadcastSm one, SMPPServerSession from) throws ProcessRequestException {
      throw unused();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm one, Session from) throws ProcessRequestException {
      throw unused();
    }

    private static ProcessRequestException unused() {
      return new ProcessRequestException("Not here", SMPPConstant.STAT_ESME_RINVCMDID);
    }
  }
}
