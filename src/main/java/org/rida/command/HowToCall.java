package org.rida.command;











import java.io.File;
import org.springframework.boot.system.ApplicationHome;

/** A command as it can be typed here: through the jar that runs, or through Maven. */
final class HowToCall {

    private HowToCall() {}

    static String command(String arguments) {
        File source = new ApplicationHome(HowToCall.class).getSource();
        return source != null && source.isFile()
                ? "java -jar " + source.getName() + " " + arguments
                : "mvn spring-boot:run -Dspring-boot.run.arguments=\"" + arguments + "\"";
    }
}
