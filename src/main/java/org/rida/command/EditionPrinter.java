package org.rida.command;

import java.util.Locale;
import org.rida.command.line.CommandSyntax;
import org.rida.command.line.Terminal;
import org.rida.report.edition.Document;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;

/** Prints the documents of an edition. */
record EditionPrinter(Terminal terminal, EditionRepository editions) {

    /** One line for each document, with its copy where copies are kept; otherwise how to save the documents. */
    void documents(Edition edition) {
        boolean copied = true;
        for (Document document : edition.documents()) {
            copied &= editions.copy(edition, document).isPresent();
            String language =
                    document.isBilingual() ? "both" : document.language().code();
            terminal.line("  " + terminal.messages().format("language." + language) + "  "
                    + document.extension().toUpperCase(Locale.ROOT) + "  "
                    + editions.copy(edition, document)
                            .map(path -> path.toAbsolutePath().normalize().toString())
                            .orElse(document.name()));
        }
        if (!copied) {
            terminal.print("command.editions.saving", "call", CommandSyntax.command("editions save " + edition.id()));
        }
    }
}
