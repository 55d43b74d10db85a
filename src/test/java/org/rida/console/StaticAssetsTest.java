package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticAssetsTest {

    private final StaticAssets assets = new StaticAssets();

    @ParameterizedTest
    @ValueSource(strings = {"rida.css", "bootstrap/css/bootstrap.min.css", "htmx/dist/htmx.min.js"})
    void theAddressHoldsAHashOfTheContent(String name) {
        assertThat(assets.url(name))
                .matches("/assets/" + name + "\\?v=[0-9a-f]{1,8}")
                .isEqualTo(new StaticAssets().url(name));
    }

    @Test
    void otherContentHasAnotherAddress() {
        assertThat(version("rida.css")).isNotEqualTo(version("bootstrap/css/bootstrap.min.css"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none.css", "bootstrap/none.css", "fonts/none.ttf"})
    void whatIsNotThereIsAnError(String name) {
        assertThatThrownBy(() -> assets.url(name))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none");
    }

    private String version(String name) {
        String address = assets.url(name);
        return address.substring(address.indexOf('?'));
    }
}
