package org.rida;

import java.time.InstantSource;
import org.rida.command.CommandLineMain;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.amqp.autoconfigure.health.RabbitHealthContributorAutoConfiguration;
import org.springframework.boot.amqp.autoconfigure.metrics.RabbitMetricsAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Entry point: passes the arguments to the command line, which starts Spring only for commands that need it. */
@SpringBootApplication(
        // for the processes that share partitions by it, which import them
        exclude = {
            RabbitAutoConfiguration.class,
            RabbitHealthContributorAutoConfiguration.class,
            RabbitMetricsAutoConfiguration.class
        })
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
