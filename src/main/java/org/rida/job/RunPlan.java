package org.rida.job;

import java.util.List;
import org.rida.i18n.BilingualText;
import org.rida.job.step.ReportStep;

/**
 * What a run would do.
 *
 * @param title of the job
 * @param description the parameters formatted for people
 * @param steps in the order in which they would run
 * @param missing which of the inputs that its schedule waits for are missing; empty when none is
 */
public record RunPlan(BilingualText title, BilingualText description, List<PlannedStep> steps, BilingualText missing) {

    /**
     * One step of the plan.
     *
     * @param number 1 for the first
     * @param kind code of the step's kind, "ingest"
     * @param files that it would read; empty for a step that reads none
     * @param effect what it would remove or fetch; empty for a step that does neither
     */
    public record PlannedStep(int number, String kind, List<PlannedFile> files, BilingualText effect) {}

    /**
     * A file that a step would read.
     *
     * @param known whether a file of this name was read through this mapping before; equal content changes nothing
     */
    public record PlannedFile(String path, String mapping, boolean known) {}

    /** Whether reports are drafted after other steps. */
    public boolean draftsAtLast() {
        return steps.stream().skip(1).anyMatch(step -> step.kind().equals(ReportStep.CODE));
    }
}
