package org.rida.delivery;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;
import org.rida.job.definition.JobDefinition;
import org.rida.job.definition.JobDefinitions;
import org.rida.job.input.UnmatchedFiles;
import org.rida.job.run.Run;
import org.rida.outbox.DeliveryAbandoned;
import org.rida.policy.Organization;
import org.rida.policy.Policy;
import org.rida.schedule.Schedules;
import org.springframework.stereotype.Component;

/** What administrators read: what happened, the cause, what was done, what to do. */
@Component
class FailureText {

    static final String TOPIC_PREFIX = "failure/";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int MAX_LINES = 20;

    private final Organization organization;
    private final JobDefinitions jobs;

    FailureText(Policy policy, JobDefinitions jobs) {
        this.organization = policy.association();
        this.jobs = jobs;
    }

    /** @param about the same for what is not to be told twice */
    record FailureDetails(String topic, BilingualText subject, BilingualText body) {}

    /** The same failure of a job is told once a day. */
    FailureDetails failed(Run run) {
        Instant at = Objects.requireNonNullElse(run.endedAt(), run.requestedAt());
        return details(
                "run/" + run.job() + "/" + day(at) + "/" + hash(run.failure().en()),
                "run",
                run.failure(),
                new CommandSnippet("restart " + run.id()),
                w -> new Object[] {
                    "run", Long.toString(run.id()),
                    "job", run.title().in(w.language()),
                    "parameters", run.description().in(w.language()),
                    "day", new DateFormatter(w).day(day(at)),
                    "time", time(at)
                });
    }

    FailureDetails notStarted(Schedules.DueEntry due) {
        return details(
                "start/" + due.job() + "/" + day(due.due()) + "/"
                        + hash(due.note().en()),
                "start",
                due.note(),
                new CommandSnippet("run " + due.job()),
                w -> new Object[] {
                    "job", title(due.job()).in(w.language()),
                    "day", new DateFormatter(w).day(day(due.due())),
                    "time", time(due.due())
                });
    }

    /** Once a day for each job: after a long downtime many are made up for. */
    FailureDetails late(Schedules.DueEntry due) {
        Instant end = Objects.requireNonNullElse(due.endedAt(), due.due());
        return details(
                "due/" + due.job() + "/" + day(end),
                "due",
                due.note(),
                new CommandSnippet("schedule"),
                w -> new Object[] {
                    "job", title(due.job()).in(w.language()),
                    "day", new DateFormatter(w).day(day(due.due())),
                    "time", time(due.due()),
                    "endDay", new DateFormatter(w).day(day(end)),
                    "endTime", time(end)
                });
    }

    FailureDetails undelivered(DeliveryAbandoned given) {
        CommandSnippet call =
                new CommandSnippet("messages resend " + given.message().id() + " --reason \"…\"");
        return details("letter/" + given.message().id(), "message", given.reason(), call, w -> new Object[] {
            "message", Long.toString(given.message().id()),
            "subject", given.message().subject(),
            "recipient", given.message().recipient().address()
        });
    }

    /** Once a day for each folder, with all that lies there. */
    FailureDetails unmatched(Path folder, List<UnmatchedFiles.UnmatchedFile> files, Instant now) {
        String names = files.stream()
                .map(file -> String.valueOf(file.file().getFileName()))
                .limit(MAX_LINES)
                .collect(Collectors.joining("\n"));
        return details(
                "inbox/" + folder + "/" + day(now),
                "inbox",
                BilingualText.EMPTY,
                new CommandSnippet("check " + files.get(0).file()),
                w -> new Object[] {
                    "n",
                    files.size(),
                    "folder",
                    folder,
                    "files",
                    names,
                    "patterns",
                    String.join(", ", files.get(0).patterns())
                });
    }

    private FailureDetails details(
            String about,
            String kind,
            BilingualText cause,
            CommandSnippet call,
            Function<Messages, Object[]> arguments) {
        String key = "failure." + kind + ".";
        return new FailureDetails(
                TOPIC_PREFIX + about, text(w -> w.format(key + "subject", arguments.apply(w))), text(w -> {
                    List<String> paragraphs = new ArrayList<>();
                    paragraphs.add(w.format(key + "opening", arguments.apply(w)).strip());
                    if (!cause.in(w.language()).isBlank()) {
                        paragraphs.add(w.format("failure.cause") + "\n" + withoutRows(cause.in(w.language())));
                    }
                    paragraphs.add(w.format(key + "done", arguments.apply(w)));
                    paragraphs.add(call.insertInto(w.format(key + "todo", withCommand(arguments.apply(w)))));
                    return String.join("\n\n", paragraphs);
                }));
    }

    private static Object[] withCommand(Object[] arguments) {
        return Stream.concat(Stream.of("command", CommandSnippet.PLACEHOLDER), Arrays.stream(arguments))
                .toArray();
    }

    /** A database's message may show values of a row on its further lines: they stay in the log. */
    private static String withoutRows(String cause) {
        return Arrays.stream(cause.split("\n"))
                .filter(line -> !line.strip().startsWith("Detail:"))
                .filter(line -> !line.strip().startsWith("Where:"))
                .limit(MAX_LINES)
                .collect(Collectors.joining("\n"));
    }

    private BilingualText text(Function<Messages, String> words) {
        return BilingualText.of(language -> words.apply(new Messages(language, organization.digits())));
    }

    private BilingualText title(String job) {
        return jobs.find(job).map(JobDefinition::title).orElse(BilingualText.same(job));
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone());
    }

    private String time(Instant at) {
        return TIME.format(ZonedDateTime.ofInstant(at, zone()));
    }

    private ZoneId zone() {
        return organization.zone();
    }

    private static String hash(String words) {
        CRC32 hash = new CRC32();
        hash.update(words.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(hash.getValue());
    }
}
