package org.rida;

import java.time.InstantSource;
import org.rida.command.CommandLineMain;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Entry point: passes the arguments to the command line, which starts Spring only for commands that need it. */
@SpringBootApplication
public class RidaApplication {

    public static void main(String[] args) {
        System.exit(CommandLineMain.execute(RidaApplication.class, args));
    }

    /** The clock that every component reads; tests replace it with one that they can set. */
    @Bean
    InstantSource time() {
        return InstantSource.system();
    }
}
