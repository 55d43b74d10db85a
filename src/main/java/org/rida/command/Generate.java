package org.rida.command;

import org.rida.policy.PolicyReader;
import org.rida.sample.SampleCharity;









import java.nio.file.Path;
import java.time.YearMonth;

/** {@code generate-sample}: the sample, as large as asked for. */
record Generate(Terminal terminal) {

    int run(Path folder, int perMonth, YearMonth from, YearMonth to) {
        SampleCharity charity = new SampleCharity(PolicyReader.read(Path.of("jobs", "policy")), SampleCharity.SEED);
        long rows = charity.write(folder, from, to, perMonth);
        terminal.say(
                "command.generated",
                "rows",
                rows,
                "folder",
                folder.toAbsolutePath().normalize());
        return 0;
    }
}
