package org.rida.job;

import java.util.List;
import org.rida.i18n.BilingualText;

/**
 * What a run would do.
 *
 * @param description the parameters as people say them
 * @param missing what is not there of the inputs that its schedule waits for; empty when everything is
 */
public record RunPlan(BilingualText title, BilingualText description, List<PlannedStep> steps, BilingualText missing) {

    /** @param files that it would look at; empty for a step that reads none */
    public record PlannedStep(int number, String kind, List<PlannedFile> files) {}

    /** @param known a file of this name was read through this mapping before; equal content changes nothing */
    public record PlannedFile(String path, String mapping, boolean known) {}
}
