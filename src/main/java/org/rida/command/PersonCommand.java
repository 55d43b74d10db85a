package org.rida.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.command.line.ContextLauncher;
import org.rida.command.line.Terminal;
import org.rida.i18n.Problem;
import org.rida.intake.key.NumberKind;
import org.rida.io.AtomicFile;
import org.rida.job.person.PersonDocument;
import org.rida.job.person.PersonDocument.PersonFormat;
import org.rida.job.person.Persons;
import org.rida.job.person.Persons.FoundPerson;
import org.rida.job.person.Persons.PersonQuery;
import org.rida.job.person.PrivacyRequest.RequestedAction;
import org.rida.job.person.PrivacyRequests;
import org.rida.job.person.ProcessingRegister;
import org.rida.job.person.RetentionPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code person}: finds, exports and erases what is stored about one person, and lists what people asked about their data. */
@Command(
        name = "person",
        mixinStandardHelpOptions = true,
        footer = {"  rida person requests", "  rida person find B12374 --reason \"by phone\""})
public final class PersonCommand implements Runnable {

    /** Reason where none is given: looking something up for the person needs no more; erasing does. */
    private static final String ASKED = "requested by the person";

    private final ContextLauncher launcher;
    private final Terminal terminal;
    private final PersonPrinter printer;

    public PersonCommand(ContextLauncher launcher, Terminal terminal) {
        this.launcher = launcher;
        this.terminal = terminal;
        this.printer = new PersonPrinter(terminal);
    }

    @Override
    public void run() {
        requests();
    }

    /** Where rows of a person are, not what they say. */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida person find B12374"})
    int find(
            @Parameters(paramLabel = "NUMBER") String number,
            @Option(names = "--as", paramLabel = "KIND") @Nullable String kind,
            @Option(names = "--reason", defaultValue = ASKED) String reason) {
        return launcher.command(context -> {
            FoundPerson found = context.getBean(Persons.class).find(query(number, kind, reason), Actor.commandLine());
            terminal.print("person.found", "requests", found.requests(), "responses", found.responses());
            found.rows().forEach(printer::print);
            if (!found.editions().isEmpty()) {
                terminal.print(
                        "person.export.watch-lists", "n", found.editions().size());
            }
            return 0;
        });
    }

    /** @param out file that is written, as JSON or as a page by its ending */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {
                "  rida person export B12374 --out person.html --lang ar",
                "  rida person export B12374 --out person.json"
            })
    int export(
            @Parameters(paramLabel = "NUMBER") String number,
            @Option(names = "--as", paramLabel = "KIND") @Nullable String kind,
            @Option(names = "--out", required = true) Path out,
            @Option(names = "--reason", defaultValue = ASKED) String reason) {
        return launcher.command(context -> {
            FoundPerson found = context.getBean(Persons.class).export(query(number, kind, reason), Actor.commandLine());
            write(out, context.getBean(PersonDocument.class).export(found, format(out), terminal.messages()));
            terminal.print("person.exported", "rows", found.rows().size(), "path", out);
            return 0;
        });
    }

    /** @param out file for the certificate, as JSON or as a page by its ending; null to keep it in the register only */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida person erase B12374 --reason \"letter of 3 November\" --out certificate.html"})
    int erase(
            @Parameters(paramLabel = "NUMBER") String number,
            @Option(names = "--as", paramLabel = "KIND") @Nullable String kind,
            @Option(names = "--reason", required = true) String reason,
            @Option(names = "--out") @Nullable Path out) {
        return launcher.command(context -> {
            long id = context.getBean(Persons.class).erase(query(number, kind, reason), Actor.commandLine());
            terminal.print("person.erased", "id", Long.toString(id));
            if (out != null) {
                String certificate =
                        context.getBean(PrivacyRequests.class).certificate(id).orElseThrow();
                write(
                        out,
                        context.getBean(PersonDocument.class)
                                .certificate(id, certificate, format(out), terminal.messages()));
            }
            return 0;
        });
    }

    /** @param received day on which the person asked; null for today */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida person receive B12374 --action erase --received 2026-11-01 --reason \"letter\""})
    int receive(
            @Parameters(paramLabel = "NUMBER") String number,
            @Option(names = "--as", paramLabel = "KIND") @Nullable String kind,
            @Option(names = "--action", required = true) String action,
            @Option(names = "--received", paramLabel = "DAY") @Nullable LocalDate received,
            @Option(names = "--reason", defaultValue = ASKED) String reason) {
        return launcher.command(context -> {
            long id = context.getBean(Persons.class)
                    .receive(query(number, kind, reason), RequestedAction.of(action), received, Actor.commandLine());
            printer.print(
                    context.getBean(PrivacyRequests.class).find(id).orElseThrow(),
                    context.getBean(PrivacyRequests.class).today());
            return 0;
        });
    }

    /** Of a request that was done elsewhere, or refused. */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida person close 3 --reason \"corrected in the case system\""})
    int close(
            @Parameters(paramLabel = "REQUEST") long request,
            @Option(names = "--reason", required = true) String reason) {
        return launcher.command(context -> {
            context.getBean(PrivacyRequests.class).close(request, reason, Actor.commandLine());
            printer.print(
                    context.getBean(PrivacyRequests.class).find(request).orElseThrow(),
                    context.getBean(PrivacyRequests.class).today());
            return 0;
        });
    }

    /** The register of what people asked about their data, by due day. */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida person requests"})
    int requests() {
        return launcher.command(context -> {
            var all = context.getBean(PrivacyRequests.class).all();
            if (all.isEmpty()) {
                terminal.print("person.requests.none");
            }
            all.forEach(request -> printer.print(
                    request, context.getBean(PrivacyRequests.class).today()));
            return 0;
        });
    }

    /** What is stored of people, why, who sees it and how long. */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida person processing"})
    int processing() {
        return launcher.command(context -> {
            context.getBean(ProcessingRegister.class).sources().forEach(printer::print);
            context.getBean(RetentionPlan.class).due().forEach(printer::print);
            return 0;
        });
    }

    /** As the console does it: without a kind, the number is looked for under each. */
    private static PersonQuery query(String number, @Nullable String kind, String reason) {
        return new PersonQuery(number, kind == null ? null : NumberKind.of(kind), reason);
    }

    /** By the ending of the file that is written. */
    private static PersonFormat format(Path out) {
        String name = out.toString();
        if (name.endsWith(".json")) {
            return PersonFormat.JSON;
        }
        if (name.endsWith(".html")) {
            return PersonFormat.HTML;
        }
        throw Problem.of("person.problem.ending", "file", out);
    }

    /** For the owner only, as it holds what is stored about a person; whole or not at all. */
    private static void write(Path out, byte[] content) {
        try (AtomicFile file = AtomicFile.ownerOnly(out)) {
            Files.write(file.unfinished(), content);
            file.commit();
        } catch (IOException e) {
            throw Problem.because(e, "problem.folder-not-writable", "folder", out, "reason", Problem.reason(e));
        }
    }
}
