package org.rida.command.line;

import java.io.File;
import org.springframework.boot.system.ApplicationHome;

/** Formats a command so that it can be pasted into the terminal: by the start script, through the jar that is running, or through Maven. */
public final class CommandSyntax {

    /** Set by the start scripts: how they were called. */
    private static final String SCRIPT = "rida.command";

    private CommandSyntax() {}

    /** @param arguments as after {@code rida} */
    public static String command(String arguments) {
        String script = System.getProperty(SCRIPT);
        if (script != null) {
            return script + " " + arguments;
        }
        File source = new ApplicationHome(CommandSyntax.class).getSource();
        return source != null && source.isFile()
                ? "java -jar " + source.getName() + " " + arguments
                : "mvn spring-boot:run -Dspring-boot.run.arguments=\"" + arguments + "\"";
    }
}
