package org.rida.console.admin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rida.i18n.Problem;

/**
 * The schedule in the file of a job, which is changed, added or removed while everything else of the file stays as it was written.
 *
 * @param file text of the file
 */
record ScheduleText(String file) {

    /** The expression, however the schedule is written. */
    private static final Pattern CRON = Pattern.compile("cron:\\s*(\"[^\"]*\"|'[^']*')");

    /** The key, and the indented or empty lines below it. */
    private static final Pattern BLOCK = Pattern.compile("(?m)^schedule:.*(?:\\R(?:[ \\t].*|[ \\t]*$))*(?:\\R|\\z)");

    /** Before one of these a schedule is added, so that the steps stay last. */
    private static final Pattern NEXT_KEY = Pattern.compile("(?m)^(?:parameters|steps):");

    /** The cron expression; empty when there is none. */
    Optional<String> cron() {
        Matcher cron = CRON.matcher(file);
        return cron.find()
                ? Optional.of(cron.group(1).substring(1, cron.group(1).length() - 1))
                : Optional.empty();
    }

    /** The lines of the schedule; empty when it has none. */
    String block() {
        Matcher block = BLOCK.matcher(file);
        return block.find() ? block.group() : "";
    }

    /**
     * The file with this expression; a first schedule catches up the latest missed run.
     *
     * @throws Problem when there is no place for a first schedule
     */
    String with(String cron) {
        Matcher written = CRON.matcher(file);
        return written.find()
                ? file.substring(0, written.start(1)) + '"' + cron + '"' + file.substring(written.end(1))
                : withBlock("schedule:\n  cron: \"" + cron + "\"\n  catch-up: latest\n\n");
    }

    /**
     * The file with these lines as its first schedule.
     *
     * @throws Problem when it has a schedule, or is not the file of a job
     */
    String withBlock(String block) {
        Matcher next = NEXT_KEY.matcher(file);
        if (!block().isEmpty() || !next.find()) {
            throw Problem.of("problem.schedule-form");
        }
        return file.substring(0, next.start()) + block + file.substring(next.start());
    }

    /**
     * The file without a schedule.
     *
     * @throws Problem when its schedule does not stand in lines of its own
     */
    String without() {
        if (block().isEmpty()) {
            throw Problem.of("problem.schedule-form");
        }
        return BLOCK.matcher(file).replaceFirst("");
    }
}
