package org.rida.report.sentence;

import java.util.List;

/** What page 1 may say, as patterns in both languages: kind, English, Arabic. The groups are the words that fill it. */
final class StatementPatterns {

    private StatementPatterns() {}

    /** A paragraph must consist of these and of nothing else. */
    static final List<String[]> SENTENCES = List.of(
            new String[] {
                "promise.none", "No request fell due in (?<month>[^.]+)\\.", "لم يحلّ موعد أي طلب في (?<month>[^.]+)\\."
            },
            new String[] {
                "promise.few",
                "(?<den>\\d) requests? (?:was|were) due in (?<month>[^;]+); (?<num>it was not|it was|none was|\\*\\*\\d\\*\\* (?:was|were)) "
                        + "answered within two weeks – (?<verdict>[^.]+)\\.",
                "حلّ موعد (?<den>طلب واحد|طلبين|\\d طلبات) في (?<month>[^.]+?) و(?<num>لم يُجب عنه|أُجيب عنه|لم يُجب عن أي منهما|أُجيب عن \\*\\*واحد\\*\\* منهما"
                        + "|أُجيب \\*\\*عنهما\\*\\*|لم يُجب عن أي منها|أُجيب عن \\*\\*\\S+\\*\\* منها) خلال أسبوعين، (?<verdict>[^.]+)\\."
            },
            new String[] {
                "promise",
                "Of the requests due in (?<month>[^,*]+), \\*\\*(?<share>[^*]+)\\*\\* were answered within two weeks "
                        + "(?:\\((?<num>[\\d,]+) of (?<den>[\\d,]+)\\) )?– (?<verdict>[^.]+)\\.",
                "من الطلبات التي حلّ موعدها في (?<month>\\S+) أُجيب عن \\*\\*(?<share>[^*]+)\\*\\* خلال أسبوعين"
                        + "(?: \\((?<num>[\\d,]+) من (?<den>[\\d,]+)\\))?، (?<verdict>[^.]+)\\."
            },
            new String[] {
                "promise",
                "Of the requests due in (?<month>the quarter.+?), \\*\\*(?<share>[^*]+)\\*\\* were answered within two weeks"
                        + "(?: \\((?<num>[\\d,]+) of (?<den>[\\d,]+)\\))?\\.",
                "من الطلبات التي حلّ موعدها في (?<month>.+?) أُجيب عن \\*\\*(?<share>[^*]+)\\*\\* خلال أسبوعين"
                        + "(?: \\((?<num>[\\d,]+) من (?<den>[\\d,]+)\\))?\\."
            },
            new String[] {
                "assurance.fails",
                "The target \\((?<target>[^)]+)\\) will not be met without a change in how the work is done\\.",
                "ولن يبلغ المستهدف \\((?<target>[^)]+)\\) ما لم تتغيّر طريقة العمل\\."
            },
            new String[] {
                "assurance.passes",
                "The target \\((?<target>[^)]+)\\) is met consistently\\.",
                "ويبلغ المستهدف \\((?<target>[^)]+)\\) باستمرار\\."
            },
            new String[] {
                "assurance.hit",
                "The target \\((?<target>[^)]+)\\) is met in some months and not in others\\.",
                "ويبلغ المستهدف \\((?<target>[^)]+)\\) في بعض الأشهر دون بعض\\."
            },
            new String[] {
                "met", "The target \\((?<target>[^)]+)\\) was met\\.", "وتحقق المستهدف \\((?<target>[^)]+)\\)\\."
            },
            new String[] {
                "not-met",
                "The target \\((?<target>[^)]+)\\) was not met\\.",
                "ولم يتحقق المستهدف \\((?<target>[^)]+)\\)\\."
            },
            new String[] {
                "open.none", "No open request is beyond the two weeks\\.", "ولا يوجد طلب مفتوح تجاوز الأسبوعين\\."
            },
            new String[] {
                "open",
                "\\*\\*(?<n>[\\d,]+)\\*\\* open requests? (?:is|are) beyond the two weeks, (?:the oldest )?by (?<days>[\\d,]+) days?\\.",
                "وما زالت? \\*\\*(?<n>طلب واحد|طلبان|[\\d,]+)\\*\\* ?(?:مفتوحًا تجاوز|مفتوحين تجاوزا|طلبات مفتوحة تجاوزت|طلبًا مفتوحًا تجاوز|طلب مفتوح تجاوز) "
                        + "الأسبوعين(?:، أقدمه(?:ا|ما) متجاوز)? بمقدار (?<days>يوم واحد|يومين|[\\d,]+ (?:أيام|يومًا|يوم))\\."
            },
            new String[] {
                "capacity",
                "In the last 13 weeks without Ramadan and holidays, (?<received>[\\d,]+\\.\\d) requests came a day on average, (?<left>[\\d,]+\\.\\d) left unanswered and (?<answered>[\\d,]+\\.\\d) were answered; "
                        + "(?<needed>[\\d,]+\\.\\d) answers a day until (?<day>[^(]+?) \\((?<weeks>[^)]+)\\) would bring what waits down to what the promise allows\\.",
                "و?في آخر 13 أسبوعًا بلا رمضان والإجازات كان متوسط الطلبات الواردة (?<received>[\\d,]+\\.\\d) في اليوم، انتهى منها بلا رد (?<left>[\\d,]+\\.\\d) وأُجيب عن (?<answered>[\\d,]+\\.\\d)؛ "
                        + "ولو أُجيب عن (?<needed>[\\d,]+\\.\\d) في اليوم حتى (?<day>[^(]+?) \\((?<weeks>[^)]+)\\) لانخفض عدد المنتظرين إلى ما يتيح الوفاء بالموعد\\."
            },
            new String[] {
                "capacity.enough",
                "In the last 13 weeks without Ramadan and holidays, (?<received>[\\d,]+\\.\\d) requests came a day on average, (?<left>[\\d,]+\\.\\d) left unanswered and (?<answered>[\\d,]+\\.\\d) were answered: at this pace, "
                        + "what waits is down to what the promise allows by (?<day>[^(]+?) \\((?<weeks>[^)]+)\\)\\.",
                "و?في آخر 13 أسبوعًا بلا رمضان والإجازات كان متوسط الطلبات الواردة (?<received>[\\d,]+\\.\\d) في اليوم، انتهى منها بلا رد (?<left>[\\d,]+\\.\\d) وأُجيب عن (?<answered>[\\d,]+\\.\\d)؛ وبهذه الوتيرة "
                        + "ينخفض عدد المنتظرين إلى ما يتيح الوفاء بالموعد حتى (?<day>[^(]+?) \\((?<weeks>[^)]+)\\)\\."
            },
            new String[] {
                "capacity",
                "On average, (?<received>[\\d,]+\\.\\d) requests come a day and (?<answered>[\\d,]+\\.\\d) are answered; "
                        + "(?<needed>[\\d,]+\\.\\d) answers a day until (?<day>[^(]+?) \\((?<weeks>[^)]+)\\) would bring what waits down to what the promise allows\\.",
                "ومتوسط الطلبات الواردة (?<received>[\\d,]+\\.\\d) في اليوم، ويُجاب عن (?<answered>[\\d,]+\\.\\d)؛ "
                        + "ولو أُجيب عن (?<needed>[\\d,]+\\.\\d) في اليوم حتى (?<day>[^(]+?) \\((?<weeks>[^)]+)\\) لانخفض عدد المنتظرين إلى ما يتيح الوفاء بالموعد\\."
            },
            new String[] {
                "capacity.enough",
                "On average, (?<received>[\\d,]+\\.\\d) requests come a day, (?<left>[\\d,]+\\.\\d) are left unanswered and (?<answered>[\\d,]+\\.\\d) are answered: at this pace, "
                        + "what waits is down to what the promise allows by (?<day>[^(]+?) \\((?<weeks>[^)]+)\\)\\.",
                "ومتوسط الطلبات الواردة (?<received>[\\d,]+\\.\\d) في اليوم، ينتهي منها بلا رد (?<left>[\\d,]+\\.\\d) ويُجاب عن (?<answered>[\\d,]+\\.\\d)؛ وبهذه الوتيرة "
                        + "ينخفض عدد المنتظرين إلى ما يتيح الوفاء بالموعد حتى (?<day>[^(]+?) \\((?<weeks>[^)]+)\\)\\."
            },
            new String[] {
                "timeliness.brief",
                "(?:(?<window>[^:*]+): )?\\*\\*(?<a>[^*]+)\\*\\* of those answered on time were satisfied against \\*\\*(?<b>[^*]+)\\*\\* of those "
                        + "answered late: (?:more than chance explains|(?<chance>it may be chance))\\.",
                "(?:(?<window>[^:*]+): |و)?رضا من تلقّوا الرد في موعده \\*\\*(?<a>[^*]+)\\*\\* مقابل \\*\\*(?<b>[^*]+)\\*\\* لمن تأخر الرد عليهم، "
                        + "(?:والفرق أكبر من أن يكون مصادفة|(?<chance>وقد يكون الفرق مصادفة))\\."
            },
            new String[] {
                "satisfaction.none",
                "Nobody rated us in (?<month>[^.]+)\\.",
                "ولم يقيّم الخدمة أحد في (?<month>[^.]+)\\."
            },
            new String[] {
                "satisfaction.few",
                "Only (?<n>\\d+) (?:person|people) rated us in (?<month>[^:]+): too few to show or to judge\\.",
                "ولم يقيّم الخدمة في (?<month>[^.]+?) إلا (?<n>شخص واحد|شخصان|\\d+ (?:أشخاص|شخصًا|شخص))، والعدد لا يكفي للعرض ولا للحكم\\."
            },
            new String[] {
                "satisfaction",
                "\\*\\*(?<share>[^*]+)\\*\\* of those who rated us were satisfied(?: \\((?<num>[\\d,]+) of (?<den>[\\d,]+)\\))? – (?<verdict>[^.]+)\\.",
                "ورضي \\*\\*(?<share>[^*]+)\\*\\* ممن قيّموا الخدمة(?: \\((?<num>[\\d,]+) من (?<den>[\\d,]+)\\))?، (?<verdict>[^.]+)\\."
            },
            new String[] {
                "satisfaction",
                "\\*\\*(?<share>[^*]+)\\*\\* of those who rated us were satisfied(?: \\((?<num>[\\d,]+) of (?<den>[\\d,]+)\\))?\\.",
                "ورضي \\*\\*(?<share>[^*]+)\\*\\* ممن قيّموا الخدمة(?: \\((?<num>[\\d,]+) من (?<den>[\\d,]+)\\))?\\."
            },
            new String[] {
                "timeliness",
                "(?:(?<window>[^:*]+): )?\\*\\*(?<a>[^*]+)\\*\\* of those answered on time were satisfied against \\*\\*(?<b>[^*]+)\\*\\* of those "
                        + "answered late \\((?<d>\\d+) points? apart, 95% interval (?<low>\\S+) to (?<high>[^:)]+)(?<chance>: it may be chance)?\\)\\.",
                "(?:(?<window>[^:*]+): |و)?رضا من تلقّوا الرد في موعده \\*\\*(?<a>[^*]+)\\*\\* مقابل \\*\\*(?<b>[^*]+)\\*\\* لمن تأخر الرد عليهم "
                        + "\\(الفرق (?<d>صفر|نقطة واحدة|نقطتان|\\d+ (?:نقاط|نقطة))، بين (?<low>\\S+) و(?<high>[^،)]+) بثقة 95%(?<chance>، وقد يكون مصادفة)?\\)\\."
            },
            new String[] {
                "few.late",
                "Too few late-answered people responded to judge the effect on satisfaction\\.",
                "و?رضا من تأخر الرد عليهم غير معروض لقلة عددهم\\."
            },
            new String[] {
                "few.on_time",
                "Too few of those answered on time responded to compare them with those answered late\\.",
                "و?رضا من تلقّوا الرد في موعده غير معروض لقلة عددهم\\."
            },
            new String[] {
                "outcome",
                "(?:(?<window>[^:*]+): )?\\*\\*(?<a>[^*]+)\\*\\* of those accepted were satisfied against \\*\\*(?<b>[^*]+)\\*\\* of those "
                        + "rejected \\((?<d>\\d+) points? apart, 95% interval (?<low>\\S+) to (?<high>[^:)]+)(?<chance>: it may be chance)?\\)\\.",
                "(?:(?<window>[^:*]+): |و)?رضا من قُبلت طلباتهم \\*\\*(?<a>[^*]+)\\*\\* مقابل \\*\\*(?<b>[^*]+)\\*\\* لمن رُفضت طلباتهم "
                        + "\\(الفرق (?<d>صفر|نقطة واحدة|نقطتان|\\d+ (?:نقاط|نقطة))، بين (?<low>\\S+) و(?<high>[^،)]+) بثقة 95%(?<chance>، وقد يكون مصادفة)?\\)\\."
            },
            new String[] {
                "few.rejected",
                "Too few of those rejected responded to say how satisfied they are\\.",
                "و?رضا من رُفضت طلباتهم غير معروض لقلة عددهم\\."
            },
            new String[] {
                "few.accepted",
                "Too few of those accepted responded to say how satisfied they are\\.",
                "و?رضا من قُبلت طلباتهم غير معروض لقلة عددهم\\."
            });

    private static final String GAPS_EN = "(?<gaps> \\(leaving out months that are not judged\\))?";
    private static final String GAPS_AR = "(?<gaps> \\(دون احتساب أشهر لا يُحكم عليها\\))?";
    private static final String MONTHS_AR = "(?<n>\\d+) (?:أشهر متتالية|شهرًا متتاليًا|شهر متتالٍ)";

    /** What follows the colon of a share: how its month is judged. */
    static final List<String[]> VERDICTS = List.of(
            new String[] {
                "common", "within the ordinary variation of earlier months", "ولا يختلف ذلك عن تذبذب الأشهر السابقة"
            },
            new String[] {"too-few", "too few to judge", "والعدد أقل من أن يُحكم عليه"},
            new String[] {"trial", "too few months to judge change yet", "وعدد الأشهر لا يكفي بعد للحكم على التغيّر"},
            new String[] {
                "provisional",
                "provisional, and so not judged: the data do not cover the whole month",
                "وهو أولي لا يُحكم عليه، لأن البيانات لا تشمل الشهر كله"
            },
            new String[] {
                "improvement.lasting",
                "a real improvement: on a better level since (?<month>\\p{Alpha}+ \\d{4})",
                "وهو تحسّن حقيقي، فالمستوى أفضل منذ (?<month>[^ ]+(?: [^ ]+)? \\d{4})"
            },
            new String[] {"improvement", "a real improvement: (?<rule>.+)", "وهو تحسّن حقيقي: (?<rule>.+)"},
            new String[] {"concern", "a concern: (?<rule>.+)", "وهو تراجع يستدعي الانتباه: (?<rule>.+)"},
            new String[] {
                "improvement.early",
                "an early sign of improvement, judged by few months: (?<rule>.+)",
                "وفيه بادرة تحسّن بالقياس إلى أشهر قليلة: (?<rule>.+)"
            },
            new String[] {
                "concern.early",
                "an early sign of concern, judged by few months: (?<rule>.+)",
                "وفيه بادرة تراجع بالقياس إلى أشهر قليلة: (?<rule>.+)"
            });

    /** The rule by which a month is judged. */
    static final List<String[]> RULES = List.of(
            new String[] {"outside.high", "a point above the limits of ordinary variation", "نقطة فوق حدود الضبط"},
            new String[] {"outside.low", "a point below the limits of ordinary variation", "نقطة دون حدود الضبط"},
            new String[] {
                "shift.high",
                "(?<n>\\d+) months in a row above the mean" + GAPS_EN,
                MONTHS_AR + " فوق المتوسط" + GAPS_AR
            },
            new String[] {
                "shift.low", "(?<n>\\d+) months in a row below the mean" + GAPS_EN, MONTHS_AR + " دون المتوسط" + GAPS_AR
            },
            new String[] {"trend.high", "six rises in a row" + GAPS_EN, "صعود في ستة أشهر متتالية" + GAPS_AR},
            new String[] {"trend.low", "six falls in a row" + GAPS_EN, "هبوط في ستة أشهر متتالية" + GAPS_AR},
            new String[] {
                "near.high",
                "two of three months near the upper limit" + GAPS_EN,
                "شهران من ثلاثة قرب الحد الأعلى للتذبذب" + GAPS_AR
            },
            new String[] {
                "near.low",
                "two of three months near the lower limit" + GAPS_EN,
                "شهران من ثلاثة قرب الحد الأدنى للتذبذب" + GAPS_AR
            });

    private static final String LAST_AR = "آخر (?<n>\\d+) (?:أشهر|شهرًا|شهر) ";

    /** The run for which limits are to be reset. */
    static final List<String[]> RUNS = List.of(
            new String[] {
                "shift.high",
                "the last (?<n>\\d+) months lie above the mean" + GAPS_EN,
                LAST_AR + "فوق المتوسط" + GAPS_AR
            },
            new String[] {
                "shift.low",
                "the last (?<n>\\d+) months lie below the mean" + GAPS_EN,
                LAST_AR + "دون المتوسط" + GAPS_AR
            },
            new String[] {
                "trend.high",
                "the last (?<n>\\d+) months rise one after the other" + GAPS_EN,
                LAST_AR + "في صعود متصل" + GAPS_AR
            },
            new String[] {
                "trend.low",
                "the last (?<n>\\d+) months fall one after the other" + GAPS_EN,
                LAST_AR + "في هبوط متصل" + GAPS_AR
            },
            new String[] {
                "twelve.high",
                "(?<n>\\d+) of the last 12 months lie above the mean" + GAPS_EN,
                "(?<n>\\d+) من آخر 12 شهرًا فوق المتوسط" + GAPS_AR
            },
            new String[] {
                "twelve.low",
                "(?<n>\\d+) of the last 12 months lie below the mean" + GAPS_EN,
                "(?<n>\\d+) من آخر 12 شهرًا دون المتوسط" + GAPS_AR
            });

    /** The lines for decision. */
    static final List<String[]> LINES = List.of(
            new String[] {
                "row",
                "\\*\\*(?<level>Alert|Assure):\\*\\* (?<name>[^:]+): (?<share>.+?) answered within two weeks \\((?<num>[\\d,]+) of (?<den>[\\d,]+)\\), "
                        + "against (?<rest>.+?) of all others: (?<d>\\d+) points? (?<way>more|fewer), 95% interval (?<low>\\S+) to (?<high>\\S+)\\.(?: (?<page>\\(.+\\.\\)))?",
                "\\*\\*(?<level>تنبيه|اطمئنان):\\*\\* (?<name>[^:]+): أُجيب عن (?<share>.+?) خلال أسبوعين \\((?<num>[\\d,]+) من (?<den>[\\d,]+)\\) "
                        + "مقابل (?<rest>.+?) لغيرها، (?<way>أكثر|أقل) بفارق (?<d>صفر|نقطة واحدة|نقطتين|\\d+ (?:نقاط|نقطة))، بين (?<low>\\S+) و(?<high>[^.]+) بثقة 95%\\.(?: (?<page>\\(.+\\.\\)))?"
            },
            new String[] {
                "stage",
                "\\*\\*(?<level>Alert|Assure):\\*\\* (?<name>.+?) was (?<way>slower|faster) than before: (?<share>.+?) took more than (?<usual>.+?) "
                        + "\\((?<num>[\\d,]+) of (?<den>[\\d,]+)\\), against (?<rest>.+?) in the (?<before>month|\\d+ months) before: (?<d>\\d+) points? (?:more|fewer), "
                        + "95% interval (?<low>\\S+) to (?<high>\\S+)\\.(?: (?<page>\\(.+\\.\\)))?",
                "\\*\\*(?<level>تنبيه|اطمئنان):\\*\\* (?<name>.+?) (?<way>أبطأ|أسرع) من ذي قبل: (?<share>.+?) استغرقت أكثر من (?<usual>.+?) "
                        + "\\((?<num>[\\d,]+) من (?<den>[\\d,]+)\\) مقابل (?<rest>.+?) خلال (?<before>شهر واحد|شهرين|\\d+ (?:أشهر|شهرًا|شهر)) قبلها، (?:أكثر|أقل) بفارق (?<d>صفر|نقطة واحدة|نقطتين|\\d+ (?:نقاط|نقطة))، "
                        + "بين (?<low>\\S+) و(?<high>[^.]+) بثقة 95%\\.(?: (?<page>\\(.+\\.\\)))?"
            },
            new String[] {
                "none",
                "(?<level>\\*\\*Assure:\\*\\* )?(?:(?<zero>No) service, channel or stage has the ten requests that a comparison needs|(?<one>The only) row of services, "
                        + "channels and stages with ten requests or more does not differ from the rest|None of the (?<n>\\d+) rows of services, channels "
                        + "and stages with ten requests or more differs from the rest)\\.",
                "(?<level>\\*\\*اطمئنان:\\*\\* )?(?:(?<zero>لا خدمة) ولا قناة ولا مرحلة بلغت الطلبات العشرة اللازمة للمقارنة|لا تختلف عن غيرها (?<one>الخدمة) أو القناة أو "
                        + "المرحلة الوحيدة التي بلغت عشرة طلبات|لا تختلف عن غيرها (?<two>أي) من الخدمتين أو القناتين أو المرحلتين اللتين بلغتا عشرة طلبات"
                        + "|لم تختلف عن غيرها أي من الخدمات والقنوات والمراحل الـ(?<n>\\d+) التي بلغت عشرة طلبات)\\."
            },
            new String[] {
                "incomplete",
                "\\*\\*Alert:\\*\\* The data end on (?<day>.+?), before the period does\\.(?: (?<page>\\(.+\\.\\)))?",
                "\\*\\*تنبيه:\\*\\* تنتهي البيانات في (?<day>.+?) قبل نهاية المدة\\.(?: (?<page>\\(.+\\.\\)))?"
            },
            new String[] {
                "no-ratings",
                "\\*\\*Alert:\\*\\* Nobody rated us in (?<month>.+), after (?<n>[\\d,]+) answers? the period before\\.(?: (?<page>\\(.+\\.\\)))?",
                "\\*\\*تنبيه:\\*\\* لم يقيّم الخدمة أحد في (?<month>.+) بعد (?<n>تقييم واحد|تقييمان|[\\d,]+ \\S+) في المدة السابقة\\.(?: (?<page>\\(.+\\.\\)))?"
            },
            new String[] {
                "reset",
                "\\*\\*Advise:\\*\\* Reset the dashed limits of “(?<chart>[^”]+)” from (?<month>[^,]+), since (?<run>.+)\\.(?: (?<page>\\(.+\\.\\)))?",
                "\\*\\*توصية:\\*\\* إعادة حساب حدود الضبط في «(?<chart>[^»]+)» من (?<month>[^،]+)، فإن (?<run>.+)\\.(?: (?<page>\\(.+\\.\\)))?"
            });
}
