package org.rida;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    @Test
    void packagesUseOnlyWhatTheyMay() {
        ApplicationModules.of(RidaApplication.class).verify();
    }
}
