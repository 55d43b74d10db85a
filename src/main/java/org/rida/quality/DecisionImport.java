package org.rida.quality;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Imports improvement actions from a YAML file. The step {@code decisions} of a job runs it; there is no page for it. */
@Service
public class DecisionImport {

    private final ImprovementActions actions;

    public DecisionImport(ImprovementActions actions) {
        this.actions = actions;
    }

    /**
     * Records each decision of the file once, by its key; later steps are entered in the console. Either the whole file is
     * imported or nothing.
     *
     * @param file YAML with the key {@code decisions}
     * @return number of new decisions
     * @throws org.rida.policy.ConfigurationProblem with everything that is wrong in the file
     */
    @Transactional
    public int importFrom(Path file) {
        int added = 0;
        for (DecisionsYaml.DecisionLine line : DecisionsYaml.read(file).decisions()) {
            Optional<Long> id = actions.open(line.plan(), line.openedOn(), line.actor(), line.key());
            id.ifPresent(number -> line.stepsOrEmpty()
                    .forEach(step -> actions.step(number, step.type(), step.date(), step.actor(), step.note())));
            added += id.isPresent() ? 1 : 0;
        }
        return added;
    }
}
