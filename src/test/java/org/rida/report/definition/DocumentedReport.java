package org.rida.report.definition;














import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Definitions of reports for tests of other packages. */
public final class DocumentedReport {

    private DocumentedReport() {}

    /** What a {@code report.yaml} is read as. */
    public static Class<?> type() {
        return ReportDefinition.class;
    }

    /** @throws org.rida.i18n.Problem with everything that is wrong in it */
    public static void check(Path folder, String yaml) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("documented")).resolve("report.yaml"), yaml);
        new ReportDefinitions(folder).get("documented");
    }
}
