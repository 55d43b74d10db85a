package org.rida.job.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.rida.job.RunOperatorCase;
import org.rida.policy.ConfigurationProblem;
import org.springframework.beans.factory.annotation.Autowired;

class JobFactoryTest extends RunOperatorCase {

    @Autowired
    JobFactory jobFactory;

    /** As when the job's file became shorter while parts of its run wait for other processes. */
    @Test
    void aPartOfAStepThatIsGoneIsRefused() {
        assertThat(jobFactory.assemble(JOB).getName()).isEqualTo(JOB);
        assertThatThrownBy(() -> jobFactory.part(JOB, "3-ingest"))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining("jobs/files.yaml")
                .hasMessageContaining("step 3: expected one of [")
                .hasMessageContaining("recount")
                .hasMessageEndingWith("], found none");
    }
}
