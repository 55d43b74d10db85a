package org.rida.command.line;

import java.io.File;
import org.springframework.boot.system.ApplicationHome;

/** Formats a command so that it can be pasted into the terminal: through the jar that is running, or through Maven. */
public final class CommandSyntax {

    private CommandSyntax() {}

    /** @param arguments as after {@code rida} */
    public static String command(String arguments) {
        File source = new ApplicationHome(CommandSyntax.class).getSource();
        return source != null && source.isFile()
                ? "java -jar " + source.getName() + " " + arguments
                : "mvn spring-boot:run -Dspring-boot.run.arguments=\"" + arguments + "\"";
    }
}
