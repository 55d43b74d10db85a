package org.rida.intake.format;

import org.jspecify.annotations.Nullable;
import org.rida.intake.finding.FileNote;

/** Passes everything on, and keeps the failure of its receiver apart from those of the format that calls it. */
final class WatchedSink implements RowSink {

    private final RowSink receiver;
    private @Nullable RuntimeException failure;

    WatchedSink(RowSink receiver) {
        this.receiver = receiver;
    }

    /** Throws what the receiver threw, if it did. */
    void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void row(long line, String[] cells) {
        watch(() -> receiver.row(line, cells));
    }

    @Override
    public void sheet(String name) {
        watch(() -> receiver.sheet(name));
    }

    @Override
    public void daysFrom1904() {
        watch(receiver::daysFrom1904);
    }

    @Override
    public void charset(String name) {
        watch(() -> receiver.charset(name));
    }

    @Override
    public void delimiter(char delimiter) {
        watch(() -> receiver.delimiter(delimiter));
    }

    @Override
    public void note(FileNote note) {
        watch(() -> receiver.note(note));
    }

    private void watch(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }
}
