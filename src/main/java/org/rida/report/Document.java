package org.rida.report;

import java.nio.file.Path;
import org.rida.wording.Language;

/** A drawn report: a file in the archive. */
public record Document(Language language, String format, Path path) {}
