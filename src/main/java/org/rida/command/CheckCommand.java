package org.rida.command;

import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.command.line.ErrorPrinter;
import org.rida.command.line.Terminal;
import org.rida.i18n.Problem;
import org.rida.intake.FieldNames;
import org.rida.intake.FileInspector;
import org.rida.intake.mapping.DateOrder;
import org.rida.job.rules.DateOrderAnswer;
import org.rida.job.rules.MappingFiles;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/**
 * {@code check}: prints the format of a file, its mapping and how many rows would be rejected, without storing anything.
 * Exit code 4 when rows would be rejected. It needs no database unless it stores an order of dates.
 */
record CheckCommand(ApplicationContext context, Terminal terminal) {

    /** The beans of a check that stores nothing. */
    @ComponentScan({"org.rida.policy", "org.rida.intake.format"})
    @Import({FileInspector.class, MappingFiles.class, FieldNames.class})
    static class CheckBeans {

        @Bean
        InstantSource time() {
            return InstantSource.system();
        }
    }

    private static final int COMPLETED_WITH_REJECTS = 4;

    /**
     * @param mapping name of the mapping to check with; null to find one by the columns
     * @param order stored in the mapping where the dates of the file can be read in both orders; null to store nothing
     * @return 0 when all rows would be accepted, 4 when some would be rejected, 1 when no mapping fits
     * @throws org.rida.i18n.Problem when the file cannot be read or there is no such mapping, or when an order is
     *     given and the file does not ask for it
     */
    int run(Path file, @Nullable String mapping, @Nullable DateOrder order) {
        FileInspector.Checked checked = check(file, mapping);
        if (order != null) {
            if (!checked.asksDateOrder()) {
                throw Problem.of("problem.date-order-not-asked", "file", checked.file());
            }
            context.getBean(DateOrderAnswer.class).store(checked.mapping(), order, checked.file(), Actor.commandLine());
            terminal.print("command.check.date-order", "mapping", checked.mapping(), "order", order.code());
            return print(check(file, checked.mapping()));
        }
        return print(checked);
    }

    private FileInspector.Checked check(Path file, @Nullable String mapping) {
        MappingFiles mappings = context.getBean(MappingFiles.class);
        return context.getBean(FileInspector.class)
                .check(file, mappings.all(), mapping == null ? null : mappings.get(mapping));
    }

    private int print(FileInspector.Checked checked) {
        terminal.print(
                "command.check.file",
                "file",
                checked.file(),
                "format",
                checked.format(),
                "charset",
                checked.charset().isEmpty() ? "-" : checked.charset(),
                "delimiter",
                checked.delimiter().isEmpty() ? "-" : checked.delimiter(),
                "line",
                Long.toString(checked.headerLine()));
        return checked.mapping().isEmpty() ? printSuggestion(checked) : printUse(checked);
    }

    private int printUse(FileInspector.Checked checked) {
        // columns that no field is mapped to are listed, too: they are not stored, which the sender may not expect
        terminal.print("command.check.mapping", "mapping", checked.mapping());
        FieldNames names = context.getBean(FieldNames.class);
        for (FileInspector.ColumnUse column : checked.columns()) {
            boolean dropped = column.field().isEmpty();
            terminal.item(
                    dropped ? "command.check.dropped" : "command.check.column",
                    "header",
                    column.header(),
                    "field",
                    names.fields(column.field(), terminal.messages()));
        }
        terminal.print("command.check.rows", "rows", checked.rows(), "rejected", checked.rejected());
        checked.problems().forEach(p -> terminal.line("  " + p.in(terminal.language())));
        checked.notes().forEach(n -> terminal.line("  " + n.in(terminal.language())));
        return checked.rejected() > 0 ? COMPLETED_WITH_REJECTS : 0;
    }

    /**
     * No mapping fits: prints a mapping file to start from.
     *
     * @return 1, since without a mapping nothing would be ingested
     */
    private int printSuggestion(FileInspector.Checked checked) {
        terminal.print("command.check.unknown");
        terminal.line(checked.proposal());
        return ErrorPrinter.FAILED;
    }
}
