package dev.ferrolens.store;

import dev.ferrolens.message.FerrolensException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Work of several threads, one piece after the other. It runs on a thread apart: whoever asked for it waits in Java,
 * where an interrupt reaches it, and so does the {@code stop} with which JShell ends a snippet.
 */
final class SerialExecutor {
    private static final long STOP_AGAIN_MILLIS = 50;
    /** A thread that waits for more: DuckDB is slower on one that is new to it. */
    private static final long KEPT_SECONDS = 5;

    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(1, 1, KEPT_SECONDS, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), SerialExecutor::thread, (late, pool) -> late.run());
    private final ReentrantLock lock = new ReentrantLock();
    private final Runnable stop;
    private volatile Thread running;

    /**
     * No work so far.
     *
     * @param stop has the work that runs, if it waits for the database, fail soon
     */
    SerialExecutor(Runnable stop) {
        this.stop = stop;
        worker.allowCoreThreadTimeOut(true);
    }

    /**
     * Does a piece of work once it is its turn; work within work is done at once.
     *
     * @throws FerrolensException if this thread is interrupted; the work has ended by then
     */
    <R> R take(Callable<R> work) throws Exception {
        if (Thread.currentThread() == running) {
            return work.call();
        }
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            throw interrupted();
        }
        try {
            return finish(new FutureTask<>(() -> run(work)));
        } finally {
            lock.unlock();
        }
    }

    private <R> R run(Callable<R> work) throws Exception {
        running = Thread.currentThread();
        try {
            return work.call();
        } finally {
            running = null;
        }
    }

    /** Does what must be done when it is its turn, interrupted or not. */
    void takeAnyway(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /** Does the last piece of work; what is still asked for afterwards is done by whoever asks. */
    void end(Runnable work) {
        takeAnyway(work);
        worker.shutdown();
    }

    private <R> R finish(FutureTask<R> task) throws Exception {
        worker.execute(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) e.getCause();
        } finally {
            stop(task);
        }
    }

    /** JShell stops all threads of a snippet's group: this one is in none of them, and has to end by itself. */
    private static Thread thread(Runnable worker) {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        Thread thread = new Thread(group, worker, "ferrolens");
        thread.setDaemon(true);
        return thread;
    }

    /** Waits for the end of work that nobody waits for any more; between two statements a stop is lost, so again. */
    private void stop(FutureTask<?> task) {
        boolean again = false;
        while (!task.isDone()) {
            stop.run();
            try {
                task.get(STOP_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                again = true;
            } catch (TimeoutException | ExecutionException e) {
                // The loop tells.
            }
        }
        if (again) {
            Thread.currentThread().interrupt();
        }
    }

    private static FerrolensException interrupted() {
        Thread.currentThread().interrupt();
        return new FerrolensException("The query was interrupted; the session is as it was.");
    }
}
