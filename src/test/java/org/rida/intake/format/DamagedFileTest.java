package org.rida.intake.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.i18n.Language;
import org.rida.i18n.Problem;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RecordType;

/** What a person reads of files that no program can read: what is wrong and what to do, and nothing that a library has said. */
class DamagedFileTest {

    @TempDir
    Path folder;

    @Test
    void aWorkbookThatUnpacksToFarMore() throws IOException {
        expect(workbook("bomb.xlsx", "A".repeat(30_000_000)), "many times larger inside", "أكبر من حجمه بأضعاف");
    }

    @Test
    void aWorkbookThatWasCutOff() throws IOException {
        byte[] whole = Files.readAllBytes(workbook("whole.xlsx", "No"));

        expect(
                write("cut.xlsx", Arrays.copyOf(whole, whole.length / 2)),
                "damaged or incomplete",
                "الملف تالف أو ناقص");
    }

    @Test
    void aCellThatIsTooLongNamesItsLine() throws IOException {
        byte[] content = ("No,Note\n1,short\n2,\"" + "x".repeat(3_000_000)).getBytes(StandardCharsets.UTF_8);

        expect(write("long.csv", content), "begins in line 3 is too long", "يبدأ في السطر 3");
    }

    @Test
    void dataThatAreNoTextAreNotTakenForArabicOfAnotherCharset() throws IOException {
        byte[] noise = new byte[20_000];
        new Random(17).nextBytes(noise);

        expect(write("noise.csv", noise), "such as a picture or a program", "كصورة أو برنامج");
    }

    /** Whatever its bytes look like, nobody declared a charset for it. */
    @Test
    void aWorkbookWhoseBeginningIsLostIsNotSaidToBeInACharset() throws IOException {
        byte[] whole = Files.readAllBytes(workbook("whole.xlsx", "No"));
        Random random = new Random(18);
        for (int round = 0; round < 60; round++) {
            byte[] lost = whole.clone();
            int length = 4 + random.nextInt(400);
            for (int at = 0; at < length && at < lost.length; at++) {
                lost[at] = (byte) (round % 3 == 0 ? 0 : round % 3 == 1 && at % 2 == 0 ? 0 : random.nextInt(256));
            }
            refused(write("lost.xlsx", lost));
        }
        refused(write("surrogate.xlsx", new byte[] {0, 'N', 0, 'o', 0, ',', 0, 'A', 0, '\n', (byte) 0xd8, 0, 0, 'x'}));
    }

    private static void refused(Path file) {
        Problem problem = catchThrowableOfType(Problem.class, () -> TestIntake.formats()
                .read(IncomingFile.of(file), Mapping.plain(RecordType.REQUEST), new FileHead()));
        if (problem != null) {
            assertThat(problem.text().en()).doesNotContainPattern("UTF|ISO-|windows-|mapping");
        }
    }

    /** Neither text has a word of a library; the Arabic one has no Latin words but names of formats. */
    private static void expect(Path file, String english, String arabic) {
        Problem problem = catchThrowableOfType(Problem.class, () -> TestIntake.formats()
                .read(IncomingFile.of(file), Mapping.plain(RecordType.REQUEST), new FileHead()));

        assertThat(problem.text().en())
                .contains(english)
                .doesNotContainPattern("(?i)exception|zip|buffer|ratio|header not found");
        assertThat(problem.text()
                        .in(Language.AR)
                        .replace(String.valueOf(file.getFileName()), "")
                        .replaceAll("XLSX|CSV", ""))
                .contains(arabic)
                .doesNotContainPattern("[A-Za-z]");
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    /** A workbook of one cell. */
    private Path workbook(String name, String cell) throws IOException {
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String parts = "http://schemas.openxmlformats.org/package/2006/relationships";
        String types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            entry(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + types + "sheet.main+xml\"/>"
                            + "<Override PartName=\"/xl/s.xml\" ContentType=\"" + types + "worksheet+xml\"/></Types>");
            entry(zip, "_rels/.rels", relationship(parts, office + "/officeDocument", "xl/workbook.xml"));
            entry(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office
                            + "\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            entry(zip, "xl/_rels/workbook.xml.rels", relationship(parts, office + "/worksheet", "s.xml"));
            entry(
                    zip,
                    "xl/s.xml",
                    "<worksheet xmlns=\"" + main
                            + "\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + cell
                            + "</t></is></c></row></sheetData></worksheet>");
        }
        return file;
    }

    private static String relationship(String parts, String type, String target) {
        return "<Relationships xmlns=\"" + parts + "\"><Relationship Id=\"r1\" Type=\"" + type + "\" Target=\"" + target
                + "\"/></Relationships>";
    }

    private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
