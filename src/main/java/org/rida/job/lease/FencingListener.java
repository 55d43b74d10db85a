package org.rida.job.lease;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Fences every transaction of a thread that works for a run: before the commit, and in the same transaction, it checks that this
 * process still holds the lease. Being a listener of the transaction manager, it covers transactions of all packages.
 */
@Component
class FencingListener implements TransactionExecutionListener {

    /** Resolved late: the leases themselves need the transaction manager that this listener is part of. */
    private final ObjectProvider<RunLeases> leases;

    FencingListener(ObjectProvider<RunLeases> leases) {
        this.leases = leases;
    }

    /** @throws LeaseLost which rolls the transaction back */
    @Override
    public void beforeCommit(TransactionExecution transaction) {
        if (!transaction.isReadOnly()) {
            RunContext.current().ifPresent(lease -> leases.getObject().requireHeld(lease));
        }
    }
}
