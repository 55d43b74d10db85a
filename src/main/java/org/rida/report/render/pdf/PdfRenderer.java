package org.rida.report.render.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;
import net.sf.jasperreports.engine.fonts.FontFamily;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.io.AtomicFile;
import org.rida.report.document.Block;
import org.rida.report.document.FigureSet;
import org.rida.report.render.Renderer;
import org.rida.report.render.pdf.tagged.TaggedPdfExporter;

/** Draws figure sets as A4 pages in PDF, right to left in Arabic and mirrored in English. Safe for several threads. */
public final class PdfRenderer implements Renderer {

    /**
     * From the sixteenth use on, the JDK makes a class of its own beside a template's class to create its instances, and
     * the filter would refuse it what it needs. Expressions cannot name these: the JDK does not export the first.
     */
    private static final String REFLECTION = "jdk.internal.reflect.ConstructorAccessorImpl,"
            + "java.lang.reflect.InvocationTargetException,java.lang.Throwable,"
            + "java.lang.IllegalArgumentException,java.lang.NullPointerException,java.lang.ClassCastException";

    /** For pages set more closely, for those of them set as usual again, and for the numbers that follow from that. */
    private static final int MOST_REFILLS = 3;

    private final SimpleJasperReportsContext context = new SimpleJasperReportsContext();
    private final Templates templates;
    private final TaggedPdfExporter exporter;

    /** @param reports the folder {@code reports}; the templates are in its folder {@code style} */
    public PdfRenderer(Path reports) {
        context.setExtensions(FontFamily.class, List.of(ReportFont.family(context)));
        // a template's expression may call nothing but Jasper's own list of harmless classes and the page number
        context.setProperty("net.sf.jasperreports.report.class.filter.enabled", "true");
        context.setProperty("net.sf.jasperreports.report.class.whitelist.rida", PageNumber.class.getName());
        context.setProperty("net.sf.jasperreports.report.class.whitelist.jdk", REFLECTION);
        // lines break on the page where they were measured to break
        context.setProperty("net.sf.jasperreports.text.save.line.breaks", "true");
        templates = new Templates(reports.resolve("style"), context);
        exporter = new TaggedPdfExporter(context, ReportFont.REGULAR, ReportFont.BOLD);
    }

    JasperReportsContext context() {
        return context;
    }

    /** What is wrong with the templates, all at once: each with the template's name. */
    public List<String> problems() {
        return templates.problems();
    }

    @Override
    public String format() {
        return "pdf";
    }

    @Override
    public void render(FigureSet figures, Language language, Path target) {
        try {
            writeWhole(pages(figures, language), figures, language, target);
        } catch (JRException e) {
            throw new IllegalStateException("PDF of report " + figures.report() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target, e);
        }
    }

    /** The pages as they are written. */
    JasperPrint pages(FigureSet figures, Language language) throws JRException {
        JasperPrint print = fill(figures, new Messages(language, figures.digits()));
        ChartStretching.give(print);
        return print;
    }

    /**
     * The pages without the words of charts. A sentence that names a page is right only when the sheets before that page are
     * known, and a page that runs over by a few lines is set more closely: then they are filled again.
     */
    JasperPrint fill(FigureSet figures, Messages wording) throws JRException {
        PageLayout layout = PageLayout.expected(figures.pages().size());
        JasperPrint print = fill(figures, wording, layout);
        PageLayout found = layout.after(print);
        for (int again = 0; again < MOST_REFILLS && !found.equals(layout); again++) {
            layout = found;
            print = fill(figures, wording, layout);
            found = layout.after(print);
        }
        return print;
    }

    private JasperPrint fill(FigureSet figures, Messages wording, PageLayout layout) throws JRException {
        Language language = wording.language();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("stamp", MarkupText.plain(figures.stamp(), language));
        parameters.put("policy", footer(figures, 0, language));
        parameters.put("prepared", footer(figures, 1, language));
        parameters.put("pageNumber", new PageNumber(wording));
        return JasperFillManager.getInstance(context)
                .fill(templates.compile("page", language), parameters, source(rows(figures, wording, layout)));
    }

    private static @Nullable String footer(FigureSet figures, int part, Language language) {
        return part < figures.footer().size()
                ? MarkupText.plain(figures.footer().get(part), language)
                : null;
    }

    /** One row for each block, which the page's template fills by that of the block. */
    private List<Map<String, @Nullable Object>> rows(FigureSet figures, Messages wording, PageLayout layout) {
        PageReferences references = new PageReferences(figures.pages(), layout, wording);
        BlockTemplates usual = new BlockTemplates(templates, wording, references);
        BlockTemplates dense = new BlockTemplates(templates.dense(), wording, references);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int page = 0; page < figures.pages().size(); page++) {
            BlockTemplates fillings = layout.dense().contains(page) ? dense : usual;
            for (Block block : figures.pages().get(page).blocks()) {
                Map<String, @Nullable Object> row = heading(figures, page, wording.language());
                BlockData filling = fillings.template(block);
                row.put("template", filling.template());
                row.put("rows", source(filling.rows()));
                row.put("parameters", new HashMap<>(filling.parameters())); // Jasper writes into it
                rows.add(row);
            }
        }
        return rows;
    }

    /** The first page is headed by the report, further ones by their own title; Jasper shows it where a new page begins. */
    private static Map<String, @Nullable Object> heading(FigureSet figures, int page, Language language) {
        boolean first = page == 0;
        BilingualText pageTitle =
                first ? BilingualText.EMPTY : figures.pages().get(page).title();
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("page", page);
        row.put("reportTitle", first ? MarkupText.plain(figures.title(), language) : null);
        row.put("period", first ? MarkupText.plain(figures.period(), language) : null);
        row.put("pageTitle", MarkupText.plain(pageTitle, language));
        return row;
    }

    @SuppressWarnings("unchecked") // Jasper asks for maps of anything
    private static JRMapCollectionDataSource source(List<Map<String, @Nullable Object>> rows) {
        return new JRMapCollectionDataSource((Collection<Map<String, ?>>) (Collection<?>) rows);
    }

    /** Whole or not at all, for the owner only: an edition must never be half a file. */
    void writeWhole(JasperPrint print, FigureSet figures, Language language, Path target)
            throws IOException, JRException {
        try (AtomicFile file = AtomicFile.ownerOnly(target)) {
            try (var out = file.output()) {
                exporter.export(
                        print,
                        new TaggedPdfExporter.DocumentProperties(
                                figures.title().in(language), figures.period().in(language), language),
                        out);
            }
            file.commit();
        }
    }
}
