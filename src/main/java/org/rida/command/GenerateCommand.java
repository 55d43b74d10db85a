package org.rida.command;

import org.rida.command.line.Terminal;
import org.rida.policy.PolicyReader;
import org.rida.sample.SampleGenerator;

import java.nio.file.Path;
import java.time.YearMonth;

/** {@code generate-sample}: writes synthetic input files of a generator; the fixed seed makes them reproducible. */
record GenerateCommand(Terminal terminal) {

    int run(Path folder, int perMonth, YearMonth from, YearMonth to) {
        SampleGenerator generator =
                new SampleGenerator(PolicyReader.read(Path.of("jobs", "policy")), SampleGenerator.SEED);
        long rows = generator.write(folder, from, to, perMonth);
        terminal.print(
                "command.generated",
                "rows",
                rows,
                "folder",
                folder.toAbsolutePath().normalize());
        return 0;
    }
}
