package org.rida;














import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    /** Tests lie where this one lies, whichever tool compiled them. */
    private static final ImportOption NO_TESTS = location -> !location.contains(ModulesTest.class
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .getPath());

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(NO_TESTS).importPackages("org.rida");

    /** Each package declares in its package-info what it may use. */
    @Test
    void packagesUseOnlyWhatTheyMay() {
        ApplicationModules.of(RidaApplication.class, NO_TESTS).verify();
    }

    @Test
    void eachLibraryHasItsPackage() {
        onlyIn("net.sf.jasperreports..", "org.rida.report..");
        onlyIn("org.quartz..", "org.rida.schedule..");
        onlyIn("org.apache.poi.xssf.streaming..", "org.rida.sheet..", "org.rida.sample..");
        onlyIn("org.apache.poi..", "org.rida.sheet..", "org.rida.report..", "org.rida.intake..", "org.rida.sample..");
        onlyIn("io.zonky..", "org.rida.database..");
    }

    @Test
    void metricIsPlainJava() {
        noClasses()
                .that()
                .resideInAPackage("org.rida.metric..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..", "javax.sql..", "java.io..", "java.nio.file..", "org.springframework.jdbc..")
                .check(CLASSES);
    }

    @Test
    void timeIsAParameter() {
        for (Class<?> type : new Class<?>[] {
            LocalDate.class, LocalDateTime.class, YearMonth.class, ZonedDateTime.class, Instant.class
        }) {
            noClasses().should().callMethod(type, "now").check(CLASSES);
        }
    }

    /** Hashing, writing files whole and CSV for spreadsheets are done in one way. */
    @Test
    void filesAreWrittenInOneWay() {
        onlyIn("de.siegmar.fastcsv.writer..", "org.rida.io..", "org.rida.sample..");
        noClasses()
                .that()
                .resideOutsideOfPackage("org.rida.io..")
                .should()
                .callMethod(MessageDigest.class, "getInstance", String.class)
                .orShould()
                .accessField(StandardCopyOption.class, "ATOMIC_MOVE")
                .check(CLASSES);
    }

    private static void onlyIn(String library, String... packages) {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }
}
