package org.rida.job;









import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Stands before every commit of a thread that works for a run: whatever package began the transaction, it ends in the
 * question whether the run is still this process's, asked within it.
 */
@Component
class Fence implements TransactionExecutionListener {

    private final ObjectProvider<Leases> leases;

    Fence(ObjectProvider<Leases> leases) {
        this.leases = leases;
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        if (!transaction.isReadOnly()) {
            RunScope.current().ifPresent(lease -> leases.getObject().mustHold(lease));
        }
    }
}
