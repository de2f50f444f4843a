package dev.poolbench.adapters.jdk;

import dev.poolbench.adapters.support.VirtualThreads;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes the threads of a pool and names them after it.
 *
 * <p>Workers take nothing from whichever thread happens to hand over first: no inheritable thread
 * locals, and the context class loader is that of the thread that opened the pool.
 */
final class WorkerThreads implements ThreadFactory {
  private final String pool;
  private final ThreadFactory maker;
  private final ClassLoader loader = Thread.currentThread().getContextClassLoader();
  private final AtomicInteger made = new AtomicInteger();

  private WorkerThreads(String pool, ThreadFactory maker) {
    this.pool = pool;
    this.maker = maker;
  }

  static WorkerThreads platform(String pool) {
    return new WorkerThreads(pool, WorkerThreads::platformThread);
  }

  static WorkerThreads virtual(String pool) {
    return new WorkerThreads(pool, VirtualThreads.factory());
  }

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = maker.newThread(work);
    thread.setName(pool + "-" + made.incrementAndGet());
    thread.setContextClassLoader(loader);
    return thread;
  }

  private static Thread platformThread(Runnable work) {
    Thread thread = new Thread(null, work, "", 0, false);
    thread.setDaemon(false);
    return thread;
  }
}
