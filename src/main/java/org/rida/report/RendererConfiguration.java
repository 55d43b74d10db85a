package org.rida.report;

import org.rida.report.pdf.BothPdfRenderer;
import org.rida.report.pdf.PdfRenderer;







import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RendererConfiguration {

    @Bean
    PdfRenderer pdfRenderer(@Value("${rida.reports}") Path reports) {
        return new PdfRenderer(reports);
    }

    @Bean
    BothPdfRenderer bothPdfRenderer(PdfRenderer pdf) {
        return new BothPdfRenderer(pdf);
    }
}
