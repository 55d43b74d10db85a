package org.rida;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.rida.access.AccountActivation;
import org.rida.access.Actor;
import org.rida.access.CheapHashing;
import org.rida.access.Role;
import org.rida.access.Users;
import org.rida.database.TestDatabase;
import org.rida.job.RunOperator;
import org.rida.job.run.RunResult;
import org.rida.report.Reports;
import org.rida.report.edition.EditionRepository;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.util.FileSystemUtils;

/**
 * What the product stored on the morning of 1 November 2026, when it had read {@code sample-data} and drafted October: as long as
 * program and sample stay the same, one test JVM makes it and all applications that begin there get a copy.
 */
public enum PreparedOctober {
    /** After one run. */
    DRAFTED,
    /** That draft is issued, October is drafted once more, and there is one user of each role. */
    ISSUED;

    public static final String JOB = "monthly-board-report";
    public static final Map<String, String> MONTH = Map.of("month", "2026-10");
    /** Of each user, who is named as the role is. */
    public static final String PASSWORD = "three quiet words";

    private static final Actor TEST = Actor.console("test", "test");

    /**
     * A database of its own with what was stored, and a copy of the files.
     *
     * @param data becomes {@code rida.data}
     * @param archive becomes {@code rida.archive}
     * @return address of the database
     */
    public String copyTo(Path data, Path archive) throws IOException {
        Path made = SharedFolder.of("october", PreparedOctober::make).resolve(name());
        FileSystemUtils.copyRecursively(made.resolve("data"), data);
        FileSystemUtils.copyRecursively(made.resolve("archive"), archive);
        return TestDatabase.urlOf(made.resolve("rows"));
    }

    private static void make(Path folder) throws IOException {
        String url = TestDatabase.freshUrl();
        Path data = folder.resolve("data");
        Path archive = folder.resolve("archive");
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(
                        RidaApplication.class, OctoberRun.Morning.class, Hashing.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=postgres",
                        "--rida.data=" + data,
                        "--rida.archive=" + archive)) {
            RunOperator operator = context.getBean(RunOperator.class);
            EditionRepository editions = context.getBean(EditionRepository.class);
            run(operator, "first");
            DRAFTED.write(folder, url, data, archive);

            for (Role role : Role.values()) {
                context.getBean(AccountActivation.class)
                        .choosePassword(
                                context.getBean(Users.class).add(role.code(), "", role, TEST),
                                role.code(),
                                PASSWORD,
                                TEST);
            }
            context.getBean(Reports.class).issue(editions.editions().get(0).id(), TEST, "for the board");
            run(operator, "");
            ISSUED.write(folder, url, data, archive);
        }
        FileSystemUtils.deleteRecursively(data);
        FileSystemUtils.deleteRecursively(archive);
    }

    private static void run(RunOperator operator, String reason) {
        RunResult result = operator.run(JOB, MONTH, new RunOperator.StartReason(TEST, reason));
        assertThat(result.failures()).isEmpty();
        assertThat(result.completed()).isTrue();
    }

    private void write(Path folder, String url, Path data, Path archive) throws IOException {
        Path place = folder.resolve(name());
        TestDatabase.write(url, Files.createDirectories(place.resolve("rows")));
        FileSystemUtils.copyRecursively(data, place.resolve("data"));
        FileSystemUtils.copyRecursively(archive, place.resolve("archive"));
    }

    static final class Hashing {

        @Bean
        @Primary
        PasswordEncoder cheapHashing() {
            return CheapHashing.encoder();
        }
    }
}
