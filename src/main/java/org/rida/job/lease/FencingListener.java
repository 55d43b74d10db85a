package org.rida.job.lease;














import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Stands before every commit of a thread that works for a run: whatever package began the transaction, it ends in the
 * question whether the run is still this process's, asked within it.
 */
@Component
class FencingListener implements TransactionExecutionListener {

    private final ObjectProvider<RunLeases> leases;

    FencingListener(ObjectProvider<RunLeases> leases) {
        this.leases = leases;
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        if (!transaction.isReadOnly()) {
            RunContext.current().ifPresent(lease -> leases.getObject().requireHeld(lease));
        }
    }
}
