package org.rida.report.render.pdf;














import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRExpression;
import net.sf.jasperreports.engine.JRExpressionCollector;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.design.JRDesignExpression;
import net.sf.jasperreports.engine.design.JRValidationFault;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.xml.JRXmlLoader;
import org.springframework.core.NestedExceptionUtils;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Everything that is wrong with a template, at once: JasperReports by itself stops at the first stage that fails, so what one stage
 * finds is put right in memory before the next one looks.
 */
final class TemplateChecks {

    /** Stands for an expression that was told already. */
    private static final String NOTHING = "null";

    private static final Pattern MISTAKE = Pattern.compile("(?m)^\\d+\\. (?<what>.*)\\R.*\\$JR_EXPR_ID=(?<id>\\d+)\\$");

    private final JasperReportsContext context;
    private final SharedStyles styles;

    TemplateChecks(JasperReportsContext context, SharedStyles styles) {
        this.context = context;
        this.styles = styles;
    }

    /** Empty when the template can be filled; each with the file. */
    List<String> problems(Path file) {
        try {
            mustBeXml(file);
            return ofDesign(JRXmlLoader.load(context, file.toFile())).stream()
                    .map(problem -> file + ": " + problem)
                    .toList();
        } catch (SAXParseException e) {
            return List.of(file + ", line " + e.getLineNumber() + ": " + e.getMessage());
        } catch (SAXException | JRException e) {
            return List.of(
                    file + ": " + NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> ofDesign(JasperDesign design) throws JRException {
        List<String> problems = new ArrayList<>();
        styles.into(
                design, name -> problems.add("expected a style of " + SharedStyles.FILE + ", found \"" + name + "\""));
        JasperCompileManager compiler = JasperCompileManager.getInstance(context);
        for (JRValidationFault fault : compiler.verify(design)) {
            problems.add(fault.getMessage());
            if (fault.getSource() instanceof JRDesignExpression expression) {
                expression.setText(NOTHING);
            }
        }
        try {
            compiler.compile(design);
        } catch (JRException e) {
            problems.addAll(ofExpressions(design, String.valueOf(e.getMessage())));
        }
        return problems;
    }

    /** The compiler tells each mistake as often as an expression was translated, with lines that nobody wrote. */
    private List<String> ofExpressions(JasperDesign design, String said) {
        JRExpressionCollector expressions = JRExpressionCollector.collector(context, design);
        Set<String> problems = new LinkedHashSet<>();
        Matcher mistake = MISTAKE.matcher(said);
        while (mistake.find()) {
            JRExpression expression = expressions.getExpression(Integer.parseInt(mistake.group("id")));
            problems.add(mistake.group("what") + ": " + expression.getText());
        }
        return problems.isEmpty() ? List.of(said) : List.copyOf(problems);
    }

    /** JasperReports' own reader does not say in which line a template breaks off. */
    private static void mustBeXml(Path file) throws SAXException, IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var reader = factory.newDocumentBuilder();
            // the default one prints to the terminal
            reader.setErrorHandler((ErrorHandler) null);
            reader.parse(file.toFile());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
