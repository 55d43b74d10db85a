package org.rida.console;

/** Pages in the browser of this JVM. */
abstract class BrowserCase extends RunningConsole {

    TestBrowser browser() {
        return TestBrowser.open("http://localhost:" + port);
    }
}
