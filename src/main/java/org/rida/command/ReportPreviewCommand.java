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
import org.rida.i18n.Problem;
import org.rida.report.Previews;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** {@code preview} of a report: what it looks like, without keeping it, and everything that is wrong with it. */
record ReportPreviewCommand(ApplicationContext context, Terminal terminal) {

    private static final String FOLDER = "preview";

    /** @param month null for the last one that has data */
    record PreviewOptions(
            String name, @Nullable String month, @Nullable String part, List<String> formats, boolean open) {}

    int run(PreviewOptions wanted) {
        long begun = System.nanoTime();
        Previews.Preview preview = context.getBean(Previews.class).preview(order(wanted), Actor.commandLine());
        for (Path document : preview.documents()) {
            terminal.line("  " + document.toAbsolutePath().normalize());
        }
        if (preview.documents().isEmpty()) {
            terminal.print("command.preview.nothing");
        } else {
            terminal.print("command.preview.done", "seconds", seconds(begun));
        }
        preview.problems().forEach(terminal::problem);
        if (wanted.open() && !preview.documents().isEmpty()) {
            open(preview.documents().get(0));
        }
        return preview.problems().isEmpty() ? 0 : ErrorPrinter.FAILED;
    }

    private Previews.PreviewRequest order(PreviewOptions wanted) {
        String month = wanted.month();
        return new Previews.PreviewRequest(
                wanted.name(),
                month == null ? null : month(month),
                wanted.part(),
                List.of(terminal.language()),
                wanted.formats(),
                folder(context.getEnvironment()));
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.because(e, "problem.month", "found", text);
        }
    }

    /** Beside everything else that is kept, and overwritten by the next preview. */
    private static Path folder(Environment settings) {
        return Path.of(settings.getRequiredProperty("rida.data"), FOLDER);
    }

    private static String seconds(long begun) {
        return String.format(Locale.ROOT, "%.1f", (System.nanoTime() - begun) / 1e9);
    }

    /** Whatever the machine opens such files with; where there is nothing, the path above is all that is needed. */
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
