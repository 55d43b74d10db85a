package org.rida.job.lease;

/**
 * Another process acquired the run, since this one sent no heartbeat for too long. The transaction in which this is thrown is
 * rolled back, and the thread has to stop its work on the run.
 */
public final class LeaseLost extends RuntimeException {

    LeaseLost(Lease lease) {
        super("run " + lease.run() + " was taken by another process; token " + lease.token() + " is worth nothing now");
    }
}
