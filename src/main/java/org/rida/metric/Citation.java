package org.rida.metric;

/** The published method that a metric follows, as cited under the definitions of a report. */
public enum Citation {
    COUNTED("Counting", "العدّ"),
    WILSON(
            "Wilson's score interval, method 3 of Newcombe, Statistics in Medicine 17 (1998) 857-872",
            "مجال ولسون بالطريقة الثالثة عند نيوكمب (\u2066Newcombe\u2069، 1998)"),
    TYPE_7(
            "Type 7 of Hyndman and Fan, The American Statistician 50 (1996) 361-365; PostgreSQL's percentile_cont",
            "المئينات بالنوع السابع عند هيندمان وفان (\u2066Hyndman & Fan\u2069، 1996)"),
    KAPLAN_MEIER(
            "Kaplan and Meier, JASA 53 (1958) 457-481; intervals by Greenwood, log-log scale,"
                    + " and by Brookmeyer and Crowley, Biometrics 38 (1982) 29-41",
            "كابلان وماير (\u2066Kaplan & Meier\u2069، 1958) بمجالات غرينوود (\u2066Greenwood\u2069) وبروكماير وكرولي (\u2066Brookmeyer & Crowley\u2069، 1982)"),
    AALEN_JOHANSEN(
            "Aalen and Johansen, Scandinavian Journal of Statistics 5 (1978) 141-150; variance by the delta method,"
                    + " intervals on the log-log scale",
            "آلن ويوهانسن (\u2066Aalen & Johansen\u2069، 1978)"),
    STUDENT("Mean and Student's interval", "المتوسط ومجال ستيودنت (\u2066Student\u2069)"),
    ADJUSTED_WALD(
            "Adjusted Wald interval with three answers added, Sauro and Lewis, Quantifying the User Experience",
            "مجال فالد المعدّل بإضافة ثلاثة تقييمات (\u2066Sauro & Lewis\u2069)");

    private final String citation;
    private final String arabic;

    Citation(String citation, String arabic) {
        this.citation = citation;
        this.arabic = arabic;
    }

    /** The citation in English, complete enough to find the work. */
    public String citation() {
        return citation;
    }

    /** In short, with the names of its authors in their own letters, each isolated. */
    public String arabic() {
        return arabic;
    }
}
