package org.rida.report.render.pdf.tagged;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JasperPrint;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.rida.report.render.pdf.tagged.TaggedPdfExporter.DocumentProperties;
import org.springframework.web.util.HtmlUtils;

/** What the formatter leaves to be done: structure, extracted text and the document's properties. */
final class FinishedPdf {

    private FinishedPdf() {}

    /**
     * @param print the pages as they were filled
     * @param shapes of each page
     */
    static void write(
            byte[] formatted,
            JasperPrint print,
            List<PageShapes> shapes,
            DocumentProperties properties,
            GlyphNames names,
            OutputStream out)
            throws IOException {
        try (PDDocument document = Loader.loadPDF(formatted)) {
            StructureTree structure = new StructureTree(document, shapes);
            structure.tidy();
            Map<PDFont, LetterMap> known = new HashMap<>();
            int number = 0;
            for (PDPage page : document.getPages()) {
                Map<COSName, LetterMap> fonts = new HashMap<>();
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    LetterMap letters = known.get(font);
                    if (letters == null) {
                        letters = new LetterMap((PDType0Font) font, names);
                        known.put(font, letters);
                    }
                    fonts.put(name, letters);
                }
                new PageContent(page, structure.artifacts(page), fonts)
                        .rewrite(document, shapes.get(number++).operators(structure.figures(page)));
            }
            for (LetterMap letters : known.values()) {
                letters.store(document);
            }
            DocumentOutline.complete(document, print);
            describe(document, properties);
            document.save(out);
        }
    }

    /**
     * PDF/UA asks for the title in the window instead of the file's name, and for the language; PDF/A for the same
     * facts in XMP as in the dictionary.
     */
    private static void describe(PDDocument document, DocumentProperties properties) throws IOException {
        PDDocumentInformation about = new PDDocumentInformation();
        about.setTitle(properties.title());
        about.setSubject(properties.subject());
        about.setCreator("Rida");
        document.setDocumentInformation(about);
        document.getDocumentCatalog().setLanguage(properties.language().code());
        PDViewerPreferences view = new PDViewerPreferences(new COSDictionary());
        view.setDisplayDocTitle(true);
        if (properties.language().rightToLeft()) {
            view.setReadingDirection(PDViewerPreferences.READING_DIRECTION.R2L);
        }
        document.getDocumentCatalog().setViewerPreferences(view);
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(xmp(properties).getBytes(StandardCharsets.UTF_8));
        document.getDocumentCatalog().setMetadata(metadata);
    }

    /**
     * Says which parts of PDF/A and PDF/UA are followed; as PDF/A knows nothing of PDF/UA, its schema is described
     * beside it.
     */
    private static String xmp(DocumentProperties properties) {
        return """
                <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/">
                  <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
                      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%1$s</rdf:li></rdf:Alt></dc:title>
                      <dc:description><rdf:Alt><rdf:li xml:lang="x-default">%2$s</rdf:li></rdf:Alt></dc:description>
                      <dc:language><rdf:Bag><rdf:li>%3$s</rdf:li></rdf:Bag></dc:language>
                    </rdf:Description>
                    <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
                      <xmp:CreatorTool>Rida</xmp:CreatorTool>
                    </rdf:Description>
                    <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
                      <pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
                    </rdf:Description>
                    <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
                      <pdfuaid:part>1</pdfuaid:part>
                    </rdf:Description>
                    <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
                        xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
                      <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
                        <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
                        <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
                        <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
                        <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
                          <pdfaProperty:name>part</pdfaProperty:name>
                          <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
                          <pdfaProperty:category>internal</pdfaProperty:category>
                          <pdfaProperty:description>Part of ISO 14289 that is followed</pdfaProperty:description>
                        </rdf:li></rdf:Seq></pdfaSchema:property>
                      </rdf:li></rdf:Bag></pdfaExtension:schemas>
                    </rdf:Description>
                  </rdf:RDF>
                </x:xmpmeta>
                <?xpacket end="w"?>"""
                .formatted(
                        HtmlUtils.htmlEscape(properties.title(), "UTF-8"),
                        HtmlUtils.htmlEscape(properties.subject(), "UTF-8"),
                        properties.language().code());
    }
}
