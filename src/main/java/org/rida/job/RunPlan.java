package org.rida.job;

import org.rida.i18n.BilingualText;













import java.util.List;

/**
 * What a run would do.
 *
 * @param words the parameters as people say them
 * @param missing what is not there of the inputs that its schedule waits for; empty when everything is
 */
public record RunPlan(BilingualText title, BilingualText description, List<PlannedStep> steps, BilingualText missing) {

    /** @param files that it would look at; empty for a step that reads none */
    public record PlannedStep(int number, String kind, List<File> files) {}

    /** @param known a file of this name was read through this mapping before; equal content changes nothing */
    public record File(String path, String mapping, boolean known) {}
}
