package org.tocsin.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.tocsin.shared.Transactions;

/// What a process costs from one moment to another: processor time, heap in use after each
/// collection, time in transactions of whoever is given it in the place of the database.
final class Meter implements Transactions {
  private static final double MILLION = 1e6;

  private final Transactions database;
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final AtomicLong heap = new AtomicLong();
  private long[] writes = new long[4_096];
  private int written;
  private long inStore;
  private long began;
  private long cpu;

  Meter(Transactions database) {
    this.database = database;
    for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector)
          .addNotificationListener(
              (notification, _) -> collected((CompositeData) notification.getUserData()),
              notification ->
                  notification
                      .getType()
                      .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION),
              null);
    }
  }

  private void collected(CompositeData data) {
    long used =
        GarbageCollectionNotificationInfo.from(data)
            .getGcInfo()
            .getMemoryUsageAfterGc()
            .entrySet()
            .stream()
            .filter(pool -> pool.getKey().matches(".*(Eden|Survivor|Old|Tenured).*"))
            .mapToLong(pool -> pool.getValue().getUsed())
            .sum();
    heap.accumulateAndGet(used, Math::max);
  }

  synchronized void begin() {
    written = 0;
    inStore = 0;
    heap.set(0);
    began = System.nanoTime();
    cpu = system.getProcessCpuTime();
  }

  /// Since [#begin], milliseconds.
  double cpuMillis() {
    return (system.getProcessCpuTime() - cpu) / MILLION;
  }

  /// Since [#begin], the most that was left by a collection.
  double heapMegabytes() {
    return heap.get() / MILLION;
  }

  @Override
  public <T> T write(Supplier<T> work) {
    long start = System.nanoTime();
    try {
      return database.write(work);
    } finally {
      count(System.nanoTime() - start, true);
    }
  }

  @Override
  public <T> T read(Supplier<T> work) {
    long start = System.nanoTime();
    try {
      return database.read(work);
    } finally {
      count(System.nanoTime() - start, false);
    }
  }

  private synchronized void count(long nanos, boolean write) {
    inStore += nanos;
    if (write) {
      if (written == writes.length) {
        writes = Arrays.copyOf(writes, 2 * written);
      }
      writes[written++] = nanos;
    }
  }

  /// Since [#begin].
  synchronized Map<String, Double> figures() {
    double wall = System.nanoTime() - began;
    var sorted = Arrays.copyOf(writes, written);
    Arrays.sort(sorted);
    var figures = new TreeMap<String, Double>();
    figures.put("wall_s", wall / 1e9);
    figures.put("cpu_ms", cpuMillis());
    figures.put("heap_mb", heapMegabytes());
    figures.put("store_share", inStore / wall);
    figures.put("turns", (double) written);
    figures.put("turn_p50_ms", written == 0 ? 0 : sorted[written / 2] / MILLION);
    figures.put("turn_p99_ms", written == 0 ? 0 : sorted[written * 99 / 100] / MILLION);
    figures.put("turn_max_ms", written == 0 ? 0 : sorted[written - 1] / MILLION);
    return figures;
  }
}
