package org.rida.report.render.pdf;














import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JasperReport;
import org.jspecify.annotations.Nullable;

/** A block's template with what goes into it. */
record BlockData(
        JasperReport template, List<Map<String, @Nullable Object>> rows, Map<String, @Nullable Object> parameters) {}
