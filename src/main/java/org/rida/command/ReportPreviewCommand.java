package org.rida.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.command.line.ErrorPrinter;
import org.rida.command.line.Terminal;
import org.rida.job.definition.InvalidRequest;
import org.rida.report.Previews;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/**
 * {@code preview} of a report: writes its documents to a preview folder and prints all problems found. What readers would
 * get is shown, masked as in the report; nothing of it can be issued.
 */
record ReportPreviewCommand(ApplicationContext context, Terminal terminal) {

    private static final String FOLDER = "preview";

    /**
     * @param name of the report's definition
     * @param formats {@code pdf}, {@code html}, {@code xlsx}, {@code csv}
     * @param month as 2026-10; null for the last month that has data
     * @param part name of a part of a split report; null for the first
     * @param open whether to open the first document
     */
    record PreviewOptions(
            String name, @Nullable String month, @Nullable String part, List<String> formats, boolean open) {}

    /** @return 0, or 1 when problems were found, even if documents were written: a preview is for finding them */
    int run(PreviewOptions options) {
        long startNanos = System.nanoTime();
        Previews.Preview preview = context.getBean(Previews.class).preview(request(options), Actor.commandLine());
        for (Path document : preview.documents()) {
            terminal.line("  " + document.toAbsolutePath().normalize());
        }
        if (preview.documents().isEmpty()) {
            terminal.print("command.preview.nothing");
        } else {
            terminal.print("command.preview.done", "seconds", seconds(startNanos));
        }
        preview.problems().forEach(terminal::problem);
        if (options.open() && !preview.documents().isEmpty()) {
            open(preview.documents().get(0));
        }
        return preview.problems().isEmpty() ? 0 : ErrorPrinter.FAILED;
    }

    private Previews.PreviewRequest request(PreviewOptions options) {
        String month = options.month();
        return new Previews.PreviewRequest(
                options.name(),
                month == null ? null : month(month),
                options.part(),
                List.of(terminal.language()),
                options.formats(),
                folder(context.getEnvironment()));
    }

    /** @throws InvalidRequest with the expected format */
    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            throw InvalidRequest.of("rebases.problem.month", "found", text);
        }
    }

    /** Within the data folder; the next preview overwrites it. */
    private static Path folder(Environment settings) {
        return Path.of(settings.getRequiredProperty("rida.data"), FOLDER);
    }

    private static String seconds(long startNanos) {
        return String.format(Locale.ROOT, "%.1f", (System.nanoTime() - startNanos) / 1e9);
    }

    /** Opens the document with the program that the desktop associates with it; without a desktop the printed path suffices. */
    private static void open(Path document) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String file = document.toAbsolutePath().toString();
        List<String> call = system.contains("win")
                ? List.of("cmd", "/c", "start", "", file)
                : List.of(system.contains("mac") ? "open" : "xdg-open", file);
        try {
            new ProcessBuilder(call)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            // no such program: a machine without a desktop
        }
    }
}
