package org.rida.sheet;

import java.util.Date;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The document properties of a workbook: title, language, creator and dates, independent of the current time. */
final class WorkbookProperties {

    private static final String CREATOR = "Rida";

    private WorkbookProperties() {}

    /** @param title of the document, which screen readers and search read before its sheets */
    static void put(XSSFWorkbook workbook, WorkbookSettings settings, String title) {
        CoreProperties core = workbook.getProperties().getCoreProperties();
        core.setTitle(title);
        core.getUnderlyingProperties()
                .setLanguageProperty(Optional.of(settings.language().code()));
        core.setCreator(CREATOR);
        core.setCreated(Optional.of(Date.from(settings.created())));
        core.setModified(Optional.of(Date.from(settings.created())));
        workbook.getProperties().getExtendedProperties().setApplication(CREATOR);
    }
}
