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
 * Runs the tasks of several threads one after the other. They run on a separate thread, while the caller waits in Java,
 * where an interrupt can reach it, and also the {@code stop} with which JShell ends a snippet.
 */
final class SerialExecutor {
    private static final long STOP_AGAIN_MILLIS = 50;
    /** The time for which the thread waits for more tasks, since DuckDB is slower on a new thread. */
    private static final long KEPT_SECONDS = 5;

    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(1, 1, KEPT_SECONDS, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), SerialExecutor::thread, (late, pool) -> late.run());
    private final ReentrantLock lock = new ReentrantLock();
    private final Runnable stop;
    private volatile Thread running;

    /**
     * Makes an executor without tasks.
     *
     * @param stop the action that makes the running task fail soon if it waits for the database
     */
    SerialExecutor(Runnable stop) {
        this.stop = stop;
        worker.allowCoreThreadTimeOut(true);
    }

    /**
     * Runs a task when it is its turn; a task within a task is run immediately.  @throws FerrolensException if this
     * thread is interrupted; the task has ended by then
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

    /** Runs a task when it is its turn, even if this thread is interrupted. */
    void takeAnyway(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /** Runs the last task; later tasks run on the threads of their callers. */
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

    /** Returns a thread outside of the groups of snippets, whose threads JShell stops; it ends by itself. */
    private static Thread thread(Runnable worker) {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        Thread thread = new Thread(group, worker, "ferrolens");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Stops a task without a caller and waits for its end; a stop between two statements is lost, so it is repeated.
     */
    private void stop(FutureTask<?> task) {
        boolean again = false;
        while (!task.isDone()) {
            stop.run();
            try {
                task.get(STOP_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                again = true;
            } catch (TimeoutException | ExecutionException e) {
                // The loop checks whether the task is done.
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
