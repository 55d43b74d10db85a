package org.rida.console.analysis;

import java.util.Collection;
import java.util.List;
import org.rida.console.RequestUser;
import org.rida.policy.Dimension;
import org.rida.report.explore.Explorer;
import org.rida.report.render.html.HtmlText;
import org.rida.report.render.html.SvgCharts;
import org.rida.tally.count.SliceFilter;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;

/** The form by which a page is narrowed to a part of the requests, and what its charts and sentences are drawn with. */
@Component
class SliceForm {

    private final Explorer explorer;

    SliceForm(Explorer explorer) {
        this.explorer = explorer;
    }

    /**
     * The filters in the parameters that are named as dimensions. Values are not validated: an unknown one matches no row, and an
     * empty one is no filter.
     */
    static SliceFilter filter(MultiValueMap<String, String> parameters, Collection<Dimension> dimensions) {
        SliceFilter filter = SliceFilter.EVERYBODY;
        for (Dimension dimension : dimensions) {
            String value = parameters.getFirst(dimension.code());
            filter = value == null || value.isBlank() ? filter : filter.and(dimension, value.strip());
        }
        return filter;
    }

    /** @param dimensions that the form offers, in its order */
    void show(SliceFilter filter, List<Dimension> dimensions, RequestUser user, Model model) {
        model.addAttribute("cut", filter);
        model.addAttribute("dimensions", dimensions);
        model.addAttribute("explorer", explorer);
        model.addAttribute("values", explorer.values());
        model.addAttribute("phrases", new HtmlText(user.messages()));
        model.addAttribute("draw", new SvgCharts(user.messages()));
    }
}
