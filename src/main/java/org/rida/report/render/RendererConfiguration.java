package org.rida.report.render;

import java.nio.file.Path;
import org.rida.report.render.pdf.BilingualPdfRenderer;
import org.rida.report.render.pdf.PdfRenderer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The PDF renderers, which need the folder of report templates. */
@Configuration(proxyBeanMethods = false)
class RendererConfiguration {

    @Bean
    PdfRenderer pdfRenderer(@Value("${rida.reports}") Path reports) {
        return new PdfRenderer(reports);
    }

    @Bean
    BilingualPdfRenderer bothPdfRenderer(PdfRenderer pdf) {
        return new BilingualPdfRenderer(pdf);
    }
}
