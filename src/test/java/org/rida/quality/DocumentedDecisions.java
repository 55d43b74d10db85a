package org.rida.quality;














/** Files of decisions for tests of other packages. */
public final class DocumentedDecisions {

    private DocumentedDecisions() {}

    /** What such a file is read as. */
    public static Class<?> type() {
        return DecisionsYaml.class;
    }
}
