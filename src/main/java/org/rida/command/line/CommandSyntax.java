package org.rida.command.line;














import java.io.File;
import org.springframework.boot.system.ApplicationHome;

/** A command as it can be typed here: through the jar that runs, or through Maven. */
public final class CommandSyntax {

    private CommandSyntax() {}

    public static String command(String arguments) {
        File source = new ApplicationHome(CommandSyntax.class).getSource();
        return source != null && source.isFile()
                ? "java -jar " + source.getName() + " " + arguments
                : "mvn spring-boot:run -Dspring-boot.run.arguments=\"" + arguments + "\"";
    }
}
