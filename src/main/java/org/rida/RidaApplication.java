package org.rida;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class RidaApplication {

    public static void main(String[] args) {
        SpringApplication.run(RidaApplication.class, args);
    }
}
