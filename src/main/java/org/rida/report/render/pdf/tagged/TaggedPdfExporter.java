package org.rida.report.render.pdf.tagged;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReportsContext;
import org.apache.fop.apps.FOPException;
import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.FopConfParser;
import org.apache.fop.apps.FopFactory;
import org.apache.fop.apps.io.ResourceResolverFactory;
import org.apache.fop.events.EventFormatter;
import org.apache.fop.events.model.EventSeverity;
import org.apache.xmlgraphics.io.Resource;
import org.apache.xmlgraphics.io.ResourceResolver;
import org.rida.i18n.Language;
import org.springframework.core.io.ClassPathResource;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Writes filled pages as PDF/UA-1 and PDF/A-2a. Safe for several threads. */
public final class TaggedPdfExporter {

    /** What a document says about itself. */
    public record DocumentProperties(String title, String subject, Language language) {}

    private static final String FAMILY = "Rida Sans";

    private final JasperReportsContext context;
    private final FopFactory factory;
    private final GlyphNames names;

    /** @param regular place on the class path; so is the other */
    public TaggedPdfExporter(JasperReportsContext context, String regular, String bold) {
        this.context = context;
        this.factory = factory(regular, bold);
        this.names = new GlyphNames(List.of(regular, bold));
    }

    public void export(JasperPrint print, DocumentProperties properties, OutputStream out) throws IOException {
        List<PageShapes> shapes;
        ByteArrayOutputStream formatted = new ByteArrayOutputStream();
        try {
            FOUserAgent agent = factory.newFOUserAgent();
            agent.getEventBroadcaster().addEventListener(event -> {
                if (event.getSeverity() == EventSeverity.FATAL || event.getSeverity() == EventSeverity.ERROR) {
                    throw new IllegalStateException("XSL-FO: " + EventFormatter.format(event));
                }
            });
            agent.setTitle(properties.title());
            FoWriter fo = new FoWriter(handler(agent, formatted));
            shapes = new FoPages(fo, print, new FoTexts(fo, context, MIDDLE)).write(properties.language(), FAMILY);
        } catch (SAXException e) {
            throw new IOException(e);
        }
        FinishedPdf.write(formatted.toByteArray(), print, shapes, properties, names, out);
    }

    /** The formatter reads its configuration when it is first asked, and not in a way that bears several threads. */
    private ContentHandler handler(FOUserAgent agent, OutputStream formatted) throws FOPException {
        synchronized (factory) {
            return factory.newFop("application/pdf", agent, formatted).getDefaultHandler();
        }
    }

    /** Measured: half of ascender less descender of the font. */
    private static final double MIDDLE = .27;

    private static FopFactory factory(String regular, String bold) {
        String configuration =
                """
                <fop version="1.0">
                  <accessibility>true</accessibility>
                  <renderers><renderer mime="application/pdf">
                    <pdf-ua-mode>PDF/UA-1</pdf-ua-mode>
                    <pdf-a-mode>PDF/A-2a</pdf-a-mode>
                    <fonts>
                      <font embed-url="classpath:/%s"><font-triplet name="%3$s" style="normal" weight="normal"/></font>
                      <font embed-url="classpath:/%s"><font-triplet name="%3$s" style="normal" weight="bold"/></font>
                    </fonts>
                  </renderer></renderers>
                </fop>"""
                        .formatted(regular, bold, FAMILY);
        try {
            return new FopConfParser(
                            new ByteArrayInputStream(configuration.getBytes(StandardCharsets.UTF_8)),
                            URI.create("file:///"),
                            new ClassPath())
                    .getFopFactoryBuilder()
                    .build();
        } catch (SAXException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fonts are in the jar. */
    private static final class ClassPath implements ResourceResolver {

        @Override
        public Resource getResource(URI uri) throws IOException {
            if (!"classpath".equals(uri.getScheme())) {
                return ResourceResolverFactory.createDefaultResourceResolver().getResource(uri);
            }
            return new Resource(new ClassPathResource(uri.getPath()).getInputStream());
        }

        @Override
        public OutputStream getOutputStream(URI uri) throws IOException {
            throw new IOException("nothing is written to " + uri);
        }
    }
}
