package org.rida.tally.theme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Text as words, each with the forms under which it may be found: in common spelling, Arabic letters normalised (alef, teh
 * marbuta, alef maksura), as written and lightly stemmed, English by its stem. Source of stemmer and normaliser: Apache
 * Lucene; clitics and spelling are our own, as Lucene's light stemmer knows standard Arabic only.
 */
final class PhraseTokenizer {

    private static final Analyzer AS_LISTED = analyzer(Clitics.RETAINED);
    private static final Analyzer AS_WRITTEN = analyzer(Clitics.PEELED);

    private PhraseTokenizer() {}

    /** Whether particles written together with a word are taken off. */
    private enum Clitics {
        RETAINED,
        PEELED
    }

    /**
     * Of a comment: with and without the particles that Arabic writes together with a word.
     *
     * @return one set for each word, in order; the form as written comes first
     */
    static List<Set<String>> ofComment(String text) {
        return read(AS_WRITTEN, SpellingNormalizer.separateNegations(SpellingNormalizer.normalize(text)));
    }

    /** Of a listed word or phrase: the particles are part of it, but for the article. */
    static List<Set<String>> ofPhrase(String text) {
        return read(AS_LISTED, SpellingNormalizer.normalize(text));
    }

    /** Each word in the form in which a comment holds it when nothing is taken off. */
    static Set<String> forms(String... words) {
        return Set.copyOf(ofPhrase(String.join(" ", words)).stream()
                .map(forms -> forms.iterator().next())
                .toList());
    }

    private static Analyzer analyzer(Clitics clitics) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer words = new StandardTokenizer();
                TokenStream normal = new DecimalDigitFilter(new LowerCaseFilter(words));
                normal = new ArabicNormalizationFilter(new EnglishPossessiveFilter(normal));
                TokenStream whole = clitics == Clitics.PEELED ? new CliticsFilter(normal) : normal;
                return new TokenStreamComponents(
                        words, new PorterStemFilter(new ArabicStemFilter(new KeywordRepeatFilter(whole))));
            }
        };
    }

    private static List<Set<String>> read(Analyzer analyzer, String text) {
        List<Set<String>> words = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream("words", text)) {
            CharTermAttribute term = tokens.getAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = tokens.getAttribute(PositionIncrementAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                if (step.getPositionIncrement() > 0) {
                    words.add(new LinkedHashSet<>());
                }
                words.get(words.size() - 1).add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
