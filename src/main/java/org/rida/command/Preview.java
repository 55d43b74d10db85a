package org.rida.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.rida.report.Previews;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** {@code preview}: what a report looks like, without keeping it, and everything that is wrong with it. */
record Preview(ApplicationContext context, Terminal terminal) {

    private static final String FOLDER = "preview";

    int run(Previews.Order order, boolean open) {
        long begun = System.nanoTime();
        Previews.Preview preview = context.getBean(Previews.class).draw(order);
        for (Path document : preview.documents()) {
            terminal.line("  " + document.toAbsolutePath().normalize());
        }
        terminal.say("command.preview.done", "seconds", seconds(begun));
        preview.problems().forEach(terminal::problem);
        if (open && !preview.documents().isEmpty()) {
            open(preview.documents().get(0));
        }
        return preview.problems().isEmpty() ? 0 : Failure.FAILED;
    }

    /** Beside everything else that is kept, and overwritten by the next preview. */
    static Path folder(Environment settings) {
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
