package org.rida.delivery;














/** The file of recipients for tests of other packages. */
public final class DocumentedRecipients {

    private DocumentedRecipients() {}

    /** What {@code recipients.yaml} is read as. */
    public static Class<?> type() {
        return Recipients.class;
    }
}
