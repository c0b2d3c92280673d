package dev.ferrolens.measureme;

/** Intervals as the file has them, to be filled from any place. */
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
