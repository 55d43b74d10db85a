package org.rida.sheet;

import java.util.Date;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The document properties of a workbook: creator and dates, independent of the current time. */
final class WorkbookProperties {

    private static final String CREATOR = "Rida";

    private WorkbookProperties() {}

    /** Sets creator, application and dates. */
    static void put(XSSFWorkbook workbook, WorkbookSettings settings) {
        CoreProperties core = workbook.getProperties().getCoreProperties();
        core.setCreator(CREATOR);
        core.setCreated(Optional.of(Date.from(settings.created())));
        core.setModified(Optional.of(Date.from(settings.created())));
        workbook.getProperties().getExtendedProperties().setApplication(CREATOR);
    }
}
