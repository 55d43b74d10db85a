package org.rida.command;

import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.rida.access.Account;
import org.rida.access.Actor;
import org.rida.access.Role;
import org.rida.access.Users;
import org.rida.wording.Dates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code users}: who may log in to the console. Whoever can run it owns the database anyway, so it asks for no password. */
@Command(
        name = "users",
        mixinStandardHelpOptions = true,
        description = "List users; with a subcommand, add or change one.")
final class UsersCommand implements Runnable {

    private static final String ROLES = "board, quality or administrator.";

    private final Start start;
    private final Terminal terminal;

    UsersCommand(Start start, Terminal terminal) {
        this.start = start;
        this.terminal = terminal;
    }

    @Override
    public void run() {
        list();
    }

    @Command(description = "List them.", mixinStandardHelpOptions = true)
    int list() {
        return start.command(context -> {
            context.getBean(Users.class).all().forEach(this::print);
            return 0;
        });
    }

    @Command(
            description = "Add a user, and print the code with which they choose a password.",
            mixinStandardHelpOptions = true)
    int add(
            @Parameters(paramLabel = "NAME", description = "What they log in with.") String name,
            @Option(names = "--role", required = true, description = ROLES) String role,
            @Option(names = "--full-name", description = "As others see it.", defaultValue = "") String fullName) {
        return code(name, (users, by) -> users.add(name, fullName, Role.of(role), by));
    }

    @Command(description = "Print a code with which a user chooses a new password.", mixinStandardHelpOptions = true)
    int reset(@Parameters(paramLabel = "NAME") String name) {
        return code(name, (users, by) -> users.code(name, by));
    }

    @Command(description = "Give a user another role.", mixinStandardHelpOptions = true)
    int role(
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "ROLE", description = ROLES) String role) {
        return change(name, (users, by) -> users.role(name, Role.of(role), by));
    }

    @Command(description = "Shut a user out, at once and everywhere.", mixinStandardHelpOptions = true)
    int disable(@Parameters(paramLabel = "NAME") String name) {
        return change(name, (users, by) -> users.disable(name, by));
    }

    @Command(description = "Let a user in again.", mixinStandardHelpOptions = true)
    int enable(@Parameters(paramLabel = "NAME") String name) {
        return change(name, (users, by) -> users.enable(name, by));
    }

    private int code(String name, BiFunction<Users, Actor, String> make) {
        return start.command(context -> {
            String code = make.apply(context.getBean(Users.class), Actor.atTerminal());
            terminal.say("command.users.code", "name", name, "code", code);
            return 0;
        });
    }

    private int change(String name, BiConsumer<Users, Actor> change) {
        return start.command(context -> {
            Users users = context.getBean(Users.class);
            change.accept(users, Actor.atTerminal());
            users.all().stream()
                    .filter(account -> account.name().equalsIgnoreCase(name.strip()))
                    .forEach(this::print);
            return 0;
        });
    }

    private void print(Account account) {
        String state = account.disabledAt() != null ? "disabled" : account.ready() ? "ready" : "waiting";
        terminal.say(
                "command.users.row",
                "name",
                account.name(),
                "full",
                account.fullName(),
                "role",
                terminal.words().say("role." + account.role().code()),
                "state",
                terminal.words().say("console.user." + state),
                "since",
                new Dates(terminal.words())
                        .day(account.createdAt()
                                .atOffset(java.time.ZoneOffset.UTC)
                                .toLocalDate()));
    }
}
