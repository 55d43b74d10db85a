package org.rida.metric;

/** Where a formula comes from. */
public enum Source {
    COUNTED("Counting"),
    WILSON("Wilson's score interval, method 3 of Newcombe, Statistics in Medicine 17 (1998) 857-872"),
    TYPE_7("Type 7 of Hyndman and Fan, The American Statistician 50 (1996) 361-365; PostgreSQL's percentile_cont"),
    KAPLAN_MEIER("Kaplan and Meier, JASA 53 (1958) 457-481; intervals by Greenwood, log-log scale,"
            + " and by Brookmeyer and Crowley, Biometrics 38 (1982) 29-41"),
    STUDENT("Mean and Student's interval"),
    ADJUSTED_WALD("Adjusted Wald interval with three answers added, Sauro and Lewis, Quantifying the User Experience");

    private final String citation;

    Source(String citation) {
        this.citation = citation;
    }

    public String citation() {
        return citation;
    }
}
