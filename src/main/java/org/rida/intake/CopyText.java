package org.rida.intake;

import org.jspecify.annotations.Nullable;

/** PostgreSQL's text form of COPY: tabs between values, {@code \N} for null. */
final class CopyText {

    private final StringBuilder text = new StringBuilder(1 << 17);
    private boolean first = true;

    void value(@Nullable String value) {
        if (!first) {
            text.append('\t');
        }
        first = false;
        if (value == null) {
            text.append("\\N");
        } else {
            escaped(value);
        }
    }

    void endOfRow() {
        text.append('\n');
        first = true;
    }

    int length() {
        return text.length();
    }

    /** What was written since the last call. */
    String take() {
        String taken = text.toString();
        text.setLength(0);
        return taken;
    }

    private void escaped(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (special(value.charAt(i))) {
                escapedSlowly(value);
                return;
            }
        }
        text.append(value);
    }

    private void escapedSlowly(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }

    private static boolean special(char c) {
        return c == '\\' || c == '\t' || c == '\n' || c == '\r';
    }
}
