package org.rida.quality;














import java.nio.file.Path;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in decisions that were kept elsewhere until now. */
@Service
public class DecisionImport {

    private final ImprovementActions actions;

    public DecisionImport(ImprovementActions actions) {
        this.actions = actions;
    }

    /**
     * Records each decision of the file once, by its key; what becomes of it later is written in the console. All of the file,
     * or nothing.
     *
     * @return how many were new
     * @throws org.rida.policy.ConfigurationProblem with everything that is wrong in the file
     */
    @Transactional
    public int importFrom(Path file) {
        int taken = 0;
        for (DecisionsYaml.DecisionLine line : DecisionsYaml.read(file).decisions()) {
            Optional<Long> id = actions.open(line.plan(), line.openedOn(), line.actor(), line.key());
            id.ifPresent(number -> line.became()
                    .forEach(step -> actions.step(number, step.type(), step.date(), step.actor(), step.note())));
            taken += id.isPresent() ? 1 : 0;
        }
        return taken;
    }
}
