package org.rida.job.execution;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.scope.context.StepContext;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * One partition in the transaction of the worker, which also has the request and the step execution. The work alone is rolled back
 * when it fails, to a savepoint, so that its failure can be committed. Spring Batch's own step of a tasklet waits for the end of
 * the transaction, which is not its own here.
 */
final class PartitionStep extends AbstractStep {

    private static final TransactionDefinition NESTED =
            new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED);

    private final Tasklet work;
    private final PlatformTransactionManager transactions;

    /** @param work of the partition, which also looks for a stop */
    PartitionStep(String name, JobRepository repository, Tasklet work, PlatformTransactionManager transactions) {
        super(repository);
        setName(name);
        this.work = work;
        this.transactions = transactions;
    }

    @Override
    protected void doExecute(StepExecution execution) throws Exception {
        StepContribution contribution = execution.createStepContribution();
        ChunkContext context = new ChunkContext(new StepContext(execution));
        TransactionStatus savepoint = transactions.getTransaction(NESTED);
        try {
            work.execute(contribution, context);
        } catch (Exception | Error e) {
            transactions.rollback(savepoint);
            throw e;
        }
        transactions.commit(savepoint);
        execution.apply(contribution);
    }
}
