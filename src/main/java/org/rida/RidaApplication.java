package org.rida;

import org.rida.command.line.CommandLineMain;













import java.time.InstantSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Starts Rida; the command line says what to do. */
@SpringBootApplication
public class RidaApplication {

    public static void main(String[] args) {
        System.exit(CommandLineMain.execute(RidaApplication.class, args));
    }

    /** The one clock of the product; tests put another in its place. */
    @Bean
    InstantSource time() {
        return InstantSource.system();
    }
}
