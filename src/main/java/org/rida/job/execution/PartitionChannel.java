package org.rida.job.execution;

import java.util.Optional;

/** Where requests to execute partitions wait for a process of the same shared storage. */
interface PartitionChannel {

    /**
     * A partition that a process is asked to execute.
     *
     * @param token of the lease under which it was asked for
     * @param partition id of its step execution
     */
    record PartitionRequest(long run, long token, long partition) {}

    /** Kept from when this returns, whatever becomes of the sender. */
    void send(PartitionRequest request);

    /**
     * The first request that nobody else has taken. Within a transaction only: the request is gone once that is committed, and back
     * when it is rolled back or its process dies.
     */
    Optional<PartitionRequest> receive();
}
