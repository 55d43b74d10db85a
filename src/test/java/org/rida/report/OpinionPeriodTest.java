package org.rida.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.OctoberRun;
import org.rida.i18n.Language;
import org.springframework.beans.factory.annotation.Autowired;

/** Opinions beside requests are of more months than these: the heading of the table says of which, in every document. */
class OpinionPeriodTest extends OctoberRun {

    private static final Pattern HEADING =
            Pattern.compile("By department \\([^()]*[Ss]atisfied[^()]*: [A-Z][a-z]+ 2026 – [A-Z][a-z]+ 2026\\)");
    private static final Pattern ARABIC = Pattern.compile("بحسب الإدارة \\([^()]*: [^()]*٢٠٢٦ – [^()]*٢٠٢٦\\)");

    @TempDir
    Path folder;

    @Autowired
    private Previews previews;

    @Test
    void aTableOfRequestsNamesTheMonthsOfItsOpinions() throws IOException {
        previews.preview(new Previews.PreviewRequest(
                "board-monthly",
                YearMonth.of(2026, 10),
                null,
                List.of(Language.values()),
                List.of("html", "csv", "xlsx"),
                folder));
        for (Language language : Language.values()) {
            Pattern heading = language == Language.EN ? HEADING : ARABIC;
            String name = "board-monthly-" + language.code();
            List<String> forms = List.of(
                    Files.readString(folder.resolve(name + ".html")),
                    Files.readString(folder.resolve(name + ".csv")),
                    texts(folder.resolve(name + ".xlsx")));
            for (int i = 0; i < forms.size(); i++) {
                assertThat(heading.matcher(forms.get(i)).find())
                        .as("form %d in %s", i, language)
                        .isTrue();
            }
        }
    }

    private static String texts(Path file) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Workbook book = WorkbookFactory.create(file.toFile(), null, true)) {
            book.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> texts.add(cell.toString()))));
        }
        return String.join("\n", texts);
    }
}
