package org.rida.report.render.pdf;

import org.rida.i18n.Messages;














/** "Page 1 of 6". Public, and the only class of ours that a template's expressions may call. */
public final class PageNumber {

    private final Messages wording;

    PageNumber(Messages wording) {
        this.wording = wording;
    }

    public String text(Integer page, Integer total) {
        return MarkupText.directed(wording.format("report.page", "page", page, "total", total), wording.language());
    }
}
