package org.rida.report.pdf;

import org.rida.wording.Wording;

/** "Page 1 of 6". Public, and the only class of ours that a template's expressions may call. */
public final class PageNumber {

    private final Wording wording;

    PageNumber(Wording wording) {
        this.wording = wording;
    }

    public String of(Integer page, Integer total) {
        return Words.directed(wording.say("report.page", "page", page, "total", total), wording.language());
    }
}
