package org.rida.report.render.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.report.SampleFigureSet;
import org.rida.report.document.FigureSet;
import org.springframework.util.FileSystemUtils;

/** Templates lie in a folder that people edit; their expressions must not become programs. */
class HostileTemplateTest {

    private static final String HARMLESS = "$F{text}";

    @TempDir
    Path reports;

    @BeforeEach
    void copyTemplates() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("reports", "style"), reports.resolve("style"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.nio.file.Files.readString(java.nio.file.Path.of(\"/etc/passwd\"))",
                "new java.util.Scanner(new java.io.File(\"pom.xml\")).nextLine()",
                "System.getenv(\"PATH\")",
                "System.getProperty(\"user.home\")",
                "\"\" + Runtime.getRuntime().exec(\"touch hostile\")",
                "\"\" + new ProcessBuilder(\"touch\", \"hostile\").start()",
                "\"\" + Class.forName(\"java.lang.Runtime\").getMethods().length",
                "\"\" + $F{text}.getClass().getClassLoader()",
                "\"\" + new java.net.URL(\"http://localhost/\").openConnection()",
                "org.rida.i18n.DigitSystem.ARABIC_INDIC.apply(\"1\")",
                "\"\" + java.nio.file.Files.exists(java.nio.file.Path.of(\"/\"))",
                "new String(new java.io.FileInputStream(\"/etc/hostname\").readAllBytes())",
                "\"\" + new java.io.FileReader(\"/etc/hostname\").read()",
                "\"\" + new java.io.FileWriter(\"hostile\")",
                "\"\" + new java.io.RandomAccessFile(\"hostile\", \"rw\")",
                "\"\" + new java.io.File(\"hostile\").mkdir()",
                "\"\" + java.util.Map.of().getClass().getModule().getLayer()",
                "\"\" + Thread.currentThread().getContextClassLoader()",
                "\"\" + new Thread().getState()",
                "\"\" + java.lang.management.ManagementFactory.getRuntimeMXBean().getName()",
                "\"\" + new java.net.Socket(\"127.0.0.1\", 22)",
                "\"\" + java.net.InetAddress.getLocalHost()",
                "\"\" + java.net.http.HttpClient.newHttpClient()",
                "\"\" + java.sql.DriverManager.getConnection(\"jdbc:postgresql://localhost/rida\")",
                "\"\" + new javax.script.ScriptEngineManager().getEngineFactories()",
                "\"\" + java.lang.invoke.MethodHandles.lookup()",
                "\"\" + java.lang.reflect.Array.newInstance(String.class, 1)",
                "\"\" + new java.io.ObjectInputStream(new java.io.ByteArrayInputStream(new byte[0]))",
                "\"\" + ProcessHandle.current().pid()",
                "\"\" + java.util.ServiceLoader.load(Runnable.class)",
                "\"\" + new org.springframework.core.io.FileSystemResource(\"/etc/passwd\").exists()",
                "\"\" + org.springframework.beans.BeanUtils.class"
            })
    void refusesExpressionsThatReachOut(String expression) throws IOException {
        plant(expression);
        Path target = reports.resolve("out.pdf");
        assertThatThrownBy(() -> new PdfRenderer(reports).render(oneSentence(), Language.EN, target))
                .hasStackTraceContaining("not visible to reports");
        assertThat(target).doesNotExist();
        assertThat(Path.of("hostile")).doesNotExist();
    }

    @Test
    void letsHarmlessExpressionsPass() throws IOException {
        plant("$F{text} + \".\"");
        Path target = reports.resolve("out.pdf");
        new PdfRenderer(reports).render(oneSentence(), Language.EN, target);
        assertThat(target).isNotEmptyFile();
    }

    private void plant(String expression) throws IOException {
        Path template = reports.resolve("style").resolve("headline.jrxml");
        String before = Files.readString(template);
        assertThat(before).contains(HARMLESS);
        Files.writeString(template, before.replace(HARMLESS, expression));
    }

    private static FigureSet oneSentence() {
        FigureSet.ReportPage page =
                new FigureSet.ReportPage(BilingualText.EMPTY, java.util.List.of(SampleFigureSet.sentence()));
        return SampleFigureSet.board(BilingualText.EMPTY, java.util.List.of(page));
    }
}
