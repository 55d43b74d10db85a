package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.rida.access.Role;
import org.rida.job.Await;

/** Files through the browser: looked through, taken in; forty bad ones turned away at once. */
class UploadTest extends RunningConsole {

    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final long HEAP_AT_MOST = 64L << 20;
    private static final String HEADER = "request_number,received_on,kind,channel,party\n";

    @Test
    void aFileIsInspectedThenIngested() throws Exception {
        TestClient quality = client(Role.QUALITY);
        // the same rows in a file that differs, so that it is not known already
        byte[] requests = (Files.readString(newest()) + "\n").getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> checked = send(quality, "again.csv", requests);
        assertThat(checked.statusCode()).isEqualTo(200);
        assertThat(checked.body()).contains("again.csv", "requests");

        Matcher ingest = Pattern.compile("/files/[0-9a-f]{32}/ingest").matcher(checked.body());
        assertThat(ingest.find()).isTrue();
        long before = files();
        quality.postFrom(checked.body(), ingest.group(), Map.of("mapping", "requests"));
        Await.until(Duration.ofMinutes(2), () -> files() > before);
        assertThat(quality.get("/files").body()).contains("again.csv");
        assertThat(sql.sql("select count(*) from audit_entry where action in ('file-checked', 'file-uploaded')")
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(2);
    }

    /** A protected workbook is asked for its password, which is kept nowhere. */
    @Test
    void aProtectedWorkbookIsAskedForItsPassword() throws Exception {
        TestClient quality = client(Role.QUALITY);
        byte[] workbook = protectedWorkbook("tika");
        quality.get("/files?lang=en");

        String asked = send(quality, "protected.xlsx", workbook).body();
        String open = RunningConsole.all(asked, "action=\"(/files/[0-9a-f]{32}/password)\"")
                .get(0);
        String again =
                quality.post("/files", open, Map.of("password", "not-the-word")).body();
        String opened = quality.post("/files", open, Map.of("password", "tika")).body();

        assertThat(asked).contains("type=\"password\"", "is not stored");
        assertThat(again)
                .contains("role=\"alert\"", "this is not its password", "type=\"password\"")
                .doesNotContain("not-the-word");
        assertThat(opened)
                .contains("protected.xlsx", "No mapping matches this file")
                .doesNotContain("type=\"password\"");
        assertThat(sql.sql("select string_agg(e::text, ' ') from audit_entry e")
                        .query(String.class)
                        .single())
                .contains("protected.xlsx")
                .doesNotContain("not-the-word", "tika");
        assertThat(quality.post("/files", open.replaceAll("[0-9a-f]{32}", "0".repeat(32)), Map.of("password", "x"))
                        .statusCode())
                .isEqualTo(302);
    }

    /** What is not read is refused with what to do instead, by its name already. */
    @Test
    void otherTablesAreRefusedWithWhatToDo() throws Exception {
        TestClient quality = client(Role.QUALITY);
        Path folder = Path.of("src/test/resources/reference/xlsx-poi");
        for (String name : List.of("SampleSS.ods", "Simple.xlsb")) {
            for (String sent : List.of(name, name + ".xlsx")) {
                quality.get("/files?lang=en");
                send(quality, sent, Files.readAllBytes(folder.resolve(name)));
                assertThat(quality.get("/files").body()).contains("Save it as XLSX or CSV");
                quality.get("/files?lang=ar");
                send(quality, sent, Files.readAllBytes(folder.resolve(name)));
                assertThat(quality.get("/files").body()).contains("احفظه بصيغة XLSX أو CSV");
            }
        }
    }

    /** Larger than any that is taken: told on a page, in words, not by a connection that breaks off. */
    @Test
    void aFileThatIsTooLargeIsRefusedOnAPage() throws Exception {
        TestClient quality = client(Role.QUALITY);
        HttpResponse<String> answer = send(quality, "large.csv", new byte[66 << 20]);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("<main", "الملف أكبر من المسموح");
        assertThat(quality.get("/files").statusCode()).isEqualTo(200);
    }

    @Test
    void fortyHostileUploadsAreRefusedAtOnce() throws Exception {
        TestClient quality = client(Role.QUALITY);
        Map<String, byte[]> hostile = hostile();
        assertThat(hostile).hasSizeGreaterThanOrEqualTo(40);
        long files = files();
        List<String> wrong = new ArrayList<>();
        send(quality, "warm.pdf", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII));
        long heap = heap();
        for (Map.Entry<String, byte[]> upload : hostile.entrySet()) {
            long began = System.nanoTime();
            HttpResponse<String> answer = send(quality, upload.getKey(), upload.getValue());
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            boolean taken = answer.body().contains("/ingest");
            if (taken || answer.statusCode() >= 500 || took.compareTo(AT_MOST) > 0) {
                wrong.add(upload.getKey().replaceAll("\\p{Cntrl}", "?") + ": " + answer.statusCode() + " after "
                        + took.toMillis() + " ms" + (taken ? ", taken" : ""));
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(heap() - heap).isLessThan(HEAP_AT_MOST);
        assertThat(files()).as("nothing was stored").isEqualTo(files);
    }

    private HttpResponse<String> send(TestClient client, String name, byte[] content) throws IOException {
        String border = "----rida-border";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(
                ("--" + border + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + client.token("/files")
                                + "\r\n--" + border + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                                + name.replace("\"", "%22") + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        body.write(content);
        body.write(("\r\n--" + border + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return client.send(HttpRequest.newBuilder(client.at("/files"))
                .header("Content-Type", "multipart/form-data; boundary=" + border)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    private static Map<String, byte[]> hostile() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] plain = (HEADER + "1,2026-10-01,aid,website,beneficiary\n").getBytes(StandardCharsets.UTF_8);
        for (String ending : List.of(
                "exe", "html", "svg", "js", "php", "jsp", "sh", "bat", "jar", "war", "yaml", "xml", "json", "pdf",
                "zip", "docm", "xlsm", "xlsb", "lnk", "hta")) {
            files.put("file." + ending, plain);
        }
        files.put("no-ending", plain);
        files.put(".csv", plain);
        files.put("../../etc/passwd", plain);
        files.put("..\\..\\windows\\system32\\drivers\\etc\\hosts", plain);
        files.put("n".repeat(400) + ".csv", plain);
        files.put("empty.csv", new byte[0]);
        files.put("empty.xlsx", new byte[0]);
        files.put("program.csv", new byte[] {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0});
        files.put("program.xlsx", new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0});
        files.put("picture.csv", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        files.put("document.csv", "%PDF-1.7\n1 0 obj".getBytes(StandardCharsets.US_ASCII));
        files.put("packed.csv", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0});
        files.put("zeros.csv", new byte[1 << 20]);
        files.put("broken.xlsx", "PK\3\4 and nothing more".getBytes(StandardCharsets.ISO_8859_1));
        files.put("broken.xls", new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0, 0, 0});
        files.put("bomb.xlsx", workbook("<sheetData>" + " ".repeat(400 << 20 >> 3) + "</sheetData>"));
        files.put("strings.xlsx", zip(Map.of("xl/sharedStrings.xml", new byte[80 << 20])));
        files.put("many.xlsx", manyEntries());
        files.put(
                "entities.xlsx",
                zip(Map.of(
                        "[Content_Types].xml",
                        "<!DOCTYPE t [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><Types>&b;</Types>"
                                .getBytes(StandardCharsets.UTF_8))));
        files.put(
                "outside.xlsx",
                zip(Map.of(
                        "xl/workbook.xml",
                        "<!DOCTYPE w SYSTEM \"file:///etc/passwd\"><workbook/>".getBytes(StandardCharsets.UTF_8))));
        files.put("climbs.xlsx", zip(Map.of("../../climbed.csv", plain)));
        files.put("nested.xlsx", zip(Map.of("inner.zip", zip(Map.of("inner.csv", new byte[20 << 20])))));
        return files;
    }

    /** A header and one row, encrypted. */
    private static byte[] protectedWorkbook(String password) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (POIFSFileSystem container = new POIFSFileSystem();
                Workbook workbook = new XSSFWorkbook()) {
            Sheet sheet = workbook.createSheet();
            sheet.createRow(0).createCell(0).setCellValue("Animal");
            sheet.createRow(1).createCell(0).setCellValue("Camel");
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword(password);
            try (OutputStream encrypted = encryptor.getDataStream(container)) {
                workbook.write(encrypted);
            }
            container.writeFilesystem(bytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] workbook(String sheet) throws IOException {
        return zip(Map.of("xl/worksheets/sheet1.xml", sheet.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] manyEntries() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i < 20_000; i++) {
            entries.put("xl/" + i + ".xml", new byte[0]);
        }
        return zip(entries);
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static Path newest() throws IOException {
        try (var files = Files.list(Path.of("sample-data"))) {
            return files.filter(f -> f.getFileName().toString().matches("requests-2026-10.*"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private long files() {
        return sql.sql("select count(*) from source_file").query(Long.class).single();
    }

    /** After the rubbish is gone: what stays is what counts. */
    private static long heap() {
        System.gc();
        Runtime java = Runtime.getRuntime();
        return java.totalMemory() - java.freeMemory();
    }
}
