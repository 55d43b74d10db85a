package org.rida.job.lease;














/** Another process took the run, since this one was silent for too long: nothing of this one is committed any more. */
public final class LeaseLost extends RuntimeException {

    LeaseLost(Lease lease) {
        super("run " + lease.run() + " was taken by another process; token " + lease.token() + " is worth nothing now");
    }
}
