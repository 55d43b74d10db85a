package org.rida.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Which processes of the operating system belong to the server of a folder, and not to that of a copy of it. */
final class ServerProcesses {

    private static final Path PROCESSES = Path.of("/proc");

    /** Whether the operating system tells the working directory of a process; only Linux does. */
    static final boolean TELL_DIRECTORY =
            Files.isSymbolicLink(PROCESSES.resolve("self").resolve("cwd"));

    private static final Set<String> PROGRAMS = Set.of("postgres", "initdb", "pg_ctl");

    private ServerProcesses() {}

    /** Whether a program of PostgreSQL works in the folder. False where the operating system does not tell it. */
    static boolean worksIn(ProcessHandle process, Path folder) {
        return TELL_DIRECTORY
                && process.info()
                        .command()
                        .map(Path::of)
                        .filter(ServerProcesses::isProgram)
                        .isPresent()
                && directory(process).equals(DataDirectory.real(folder));
    }

    /** Whether it runs a program that was unpacked in this data folder; a link to another folder's programs does not count. */
    static boolean isUnpackedIn(ProcessHandle process, DataDirectory folder) {
        return process.info()
                .command()
                .map(Path::of)
                .filter(ServerProcesses::isProgram)
                .filter(command -> command.startsWith(DataDirectory.real(folder.root())
                        .resolve(String.valueOf(folder.binaries().getFileName()))))
                .isPresent();
    }

    private static boolean isProgram(Path command) {
        String name = String.valueOf(command.getFileName());
        return PROGRAMS.contains(name.endsWith(".exe") ? name.substring(0, name.length() - 4) : name);
    }

    private static Path directory(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(
                    PROCESSES.resolve(Long.toString(process.pid())).resolve("cwd"));
        } catch (IOException e) {
            return Path.of("");
        }
    }
}
