package dev.ferrolens.measureme;

/** The columns of intervals in the order of the file, which several threads fill. */
final class IntervalColumns {
    final long[] start;
    final long[] end;
    final int[] thread;
    final int[] kind;
    final long[] eventId;

    IntervalColumns(int intervals) {
        start = new long[intervals];
        end = new long[intervals];
        thread = new int[intervals];
        kind = new int[intervals];
        eventId = new long[intervals];
    }

    void set(int place, long startTime, long endTime, int threadId, int kindNumber, long id) {
        start[place] = startTime;
        end[place] = endTime;
        thread[place] = threadId;
        kind[place] = kindNumber;
        eventId[place] = id;
    }
}
