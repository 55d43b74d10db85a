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
import org.rida.privacy.PiiMasking;
import org.rida.schedule.Schedules;
import org.springframework.stereotype.Component;

/** Texts of messages to administrators: what happened, the cause, what Rida did, and what to do. */
@Component
class FailureText {

    static final String TOPIC_PREFIX = "failure/";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    /** Of a cause and of a list of files: a message is read on a phone. */
    private static final int MAX_LINES = 20;

    private final Organization organization;
    private final JobDefinitions jobs;
    private final ConsoleAddress console;

    FailureText(Policy policy, JobDefinitions jobs, ConsoleAddress console) {
        this.organization = policy.association();
        this.jobs = jobs;
        this.console = console;
    }

    /** @param topic equal for failures that are reported once */
    record FailureDetails(String topic, BilingualText subject, BilingualText body) {}

    /** The topic has day and cause, so that the same failure of a job is reported once a day. */
    FailureDetails failed(Run run) {
        Instant at = Objects.requireNonNullElse(run.endedAt(), run.requestedAt());
        return details(
                "run/" + run.job() + "/" + day(at) + "/" + hash(run.failure().en()),
                "run",
                run.failure(),
                new CommandSnippet("restart " + run.id()),
                "/runs/" + run.id(),
                w -> new Object[] {
                    "run", Long.toString(run.id()),
                    "job", run.title().in(w.language()),
                    "parameters", run.description().in(w.language()),
                    "day", new DateFormatter(w).day(day(at)),
                    "time", time(at)
                });
    }

    /** A due run that could not be started, such as for an invalid parameter; once a day for each job and cause. */
    FailureDetails notStarted(Schedules.DueEntry due) {
        return details(
                "start/" + due.job() + "/" + day(due.due()) + "/"
                        + hash(due.note().en()),
                "start",
                due.note(),
                new CommandSnippet("run " + due.job()),
                "/jobs/" + due.job(),
                w -> new Object[] {
                    "job", title(due.job()).in(w.language()),
                    "day", new DateFormatter(w).day(day(due.due())),
                    "time", time(due.due())
                });
    }

    /** Once a day for each job: after a long downtime many runs are caught up. */
    FailureDetails late(Schedules.DueEntry due) {
        Instant end = Objects.requireNonNullElse(due.endedAt(), due.due());
        return details(
                "due/" + due.job() + "/" + day(end),
                "due",
                due.note(),
                new CommandSnippet("schedule"),
                "/jobs/" + due.job(),
                w -> new Object[] {
                    "job", title(due.job()).in(w.language()),
                    "day", new DateFormatter(w).day(day(due.due())),
                    "time", time(due.due()),
                    "endDay", new DateFormatter(w).day(day(end)),
                    "endTime", time(end)
                });
    }

    /** A message whose delivery has failed for good; once for each message. */
    FailureDetails undelivered(DeliveryAbandoned delivery) {
        CommandSnippet command =
                new CommandSnippet("messages resend " + delivery.message().id() + " --reason \"…\"");
        return details(
                "message/" + delivery.message().id(),
                "message",
                delivery.reason(),
                command,
                "/messages/" + delivery.message().id(),
                w -> new Object[] {
                    "message", Long.toString(delivery.message().id()),
                    "subject", delivery.message().subject(),
                    "recipient", delivery.message().recipient().address()
                });
    }

    /** Once a day for each folder, with the names of its unmatched files. */
    FailureDetails unmatched(Path folder, List<UnmatchedFiles.UnmatchedFile> files, Instant now) {
        String names = files.stream()
                .map(file -> PiiMasking.mask(String.valueOf(file.file().getFileName())))
                .limit(MAX_LINES)
                .collect(Collectors.joining("\n"));
        return details(
                "inbox/" + folder + "/" + day(now),
                "inbox",
                BilingualText.EMPTY,
                new CommandSnippet(
                        "check " + PiiMasking.mask(files.get(0).file().toString())),
                "/files",
                w -> new Object[] {
                    "n",
                    files.size(),
                    "folder",
                    folder,
                    "files",
                    names,
                    "patterns",
                    files.get(0).patterns()
                });
    }

    /**
     * Composes a text from the messages {@code failure.<kind>.subject}, {@code opening}, {@code done} and {@code todo}.
     *
     * @param topic below {@link #TOPIC_PREFIX}
     * @param kind part of the keys of messages
     * @param cause empty when there is none to report
     * @param command that {@code todo} recommends
     * @param page of the console on which the same is done
     * @param arguments of the messages, formatted for their language
     */
    private FailureDetails details(
            String topic,
            String kind,
            BilingualText cause,
            CommandSnippet command,
            String page,
            Function<Messages, Object[]> arguments) {
        String key = "failure." + kind + ".";
        return new FailureDetails(
                TOPIC_PREFIX + topic, text(w -> w.format(key + "subject", arguments.apply(w))), text(w -> {
                    List<String> paragraphs = new ArrayList<>();
                    paragraphs.add(w.format(key + "opening", arguments.apply(w)).strip());
                    if (!cause.in(w.language()).isBlank()) {
                        paragraphs.add(w.format("failure.cause") + "\n" + withoutRows(cause.in(w.language())));
                    }
                    paragraphs.add(w.format(key + "done", arguments.apply(w)));
                    paragraphs.add(command.insertInto(w.format(key + "todo", withCommand(arguments.apply(w)))));
                    if (console.isKnown()) {
                        paragraphs.add(console.page(page)
                                .insertInto(w.format("failure.page", "command", CommandSnippet.PLACEHOLDER)));
                    }
                    return String.join("\n\n", paragraphs);
                }));
    }

    private static Object[] withCommand(Object[] arguments) {
        return Stream.concat(Stream.of("command", CommandSnippet.PLACEHOLDER), Arrays.stream(arguments))
                .toArray();
    }

    /** Without the lines on which a database message may show values of rows, which are personal data; the log has them. */
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

    /** The job's name when its file is gone. */
    private BilingualText title(String job) {
        return jobs.find(job).map(JobDefinition::title).orElse(BilingualText.same(job));
    }

    /** In the organization's time zone, as is {@link #time}. */
    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone());
    }

    private String time(Instant at) {
        return TIME.format(ZonedDateTime.ofInstant(at, zone()));
    }

    private ZoneId zone() {
        return organization.zone();
    }

    /** A checksum is enough to tell the causes of one job and day apart, and keeps topics short. */
    private static String hash(String words) {
        CRC32 hash = new CRC32();
        hash.update(words.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(hash.getValue());
    }
}
