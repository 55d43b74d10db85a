package org.rida.command;

import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.rida.access.Actor;
import org.rida.access.Role;
import org.rida.access.UserAccount;
import org.rida.access.Users;
import org.rida.command.line.ContextLauncher;
import org.rida.command.line.Terminal;
import org.rida.i18n.DateFormatter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code users}: manages the accounts of the console. It requires no password, since whoever can run it has full access to
 * the database.
 */
@Command(
        name = "users",
        mixinStandardHelpOptions = true,
        footer = {"  rida users", "  rida users add sara --role quality"})
public final class UsersCommand implements Runnable {

    private final ContextLauncher launcher;
    private final Terminal terminal;

    public UsersCommand(ContextLauncher launcher, Terminal terminal) {
        this.launcher = launcher;
        this.terminal = terminal;
    }

    @Override
    public void run() {
        list();
    }

    /** Lists all accounts, disabled ones included. */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida users list"})
    int list() {
        return launcher.command(context -> {
            context.getBean(Users.class).all().forEach(this::print);
            return 0;
        });
    }

    /** Prints a code with which the user chooses a password; an administrator never knows it. */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida users add sara --role quality --full-name \"Sara Al-Harbi\""})
    int add(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--role", required = true) String role,
            @Option(names = "--full-name", defaultValue = "") String fullName) {
        return code(name, (users, actor) -> users.add(name, fullName, Role.of(role), actor));
    }

    /** A new code for somebody who forgot the password; it replaces an earlier one. */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida users reset sara"})
    int reset(@Parameters(paramLabel = "NAME") String name) {
        return code(name, (users, actor) -> users.createCode(name, actor));
    }

    /** The change ends the sessions of the user. */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida users role sara administrator"})
    int role(@Parameters(paramLabel = "NAME") String name, @Parameters(paramLabel = "ROLE") String role) {
        return change(name, (users, actor) -> users.changeRole(name, Role.of(role), actor));
    }

    /** Sessions and tokens of the user end; the account stays for the audit log. */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida users disable sara"})
    int disable(@Parameters(paramLabel = "NAME") String name) {
        return change(name, (users, actor) -> users.disable(name, actor));
    }

    /** The password is as before. */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida users enable sara"})
    int enable(@Parameters(paramLabel = "NAME") String name) {
        return change(name, (users, actor) -> users.enable(name, actor));
    }

    /** The code is printed once and stored as a hash only. */
    private int code(String name, BiFunction<Users, Actor, String> make) {
        return launcher.command(context -> {
            String code = make.apply(context.getBean(Users.class), Actor.commandLine());
            terminal.print("command.users.code", "name", name, "code", code);
            return 0;
        });
    }

    /** Prints the account as it is afterwards. */
    private int change(String name, BiConsumer<Users, Actor> change) {
        return launcher.command(context -> {
            Users users = context.getBean(Users.class);
            change.accept(users, Actor.commandLine());
            users.all().stream()
                    .filter(account -> account.name().equalsIgnoreCase(name.strip()))
                    .forEach(this::print);
            return 0;
        });
    }

    // an account is ready when its owner has chosen a password
    private void print(UserAccount account) {
        String state = account.disabledAt() != null ? "disabled" : account.ready() ? "ready" : "waiting";
        terminal.print(
                "command.users.row",
                "name",
                account.name(),
                "full",
                account.fullName(),
                "role",
                terminal.messages().format("role." + account.role().code()),
                "state",
                terminal.messages().format("console.user." + state),
                "since",
                new DateFormatter(terminal.messages())
                        .day(account.createdAt()
                                .atOffset(java.time.ZoneOffset.UTC)
                                .toLocalDate()));
    }
}
