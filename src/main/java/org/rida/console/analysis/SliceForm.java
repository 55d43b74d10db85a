package org.rida.console.analysis;

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
     * @param path and parameters of the page
     * @param dimensions that the form offers, in its order
     */
    void show(
            String path,
            MultiValueMap<String, String> parameters,
            SliceFilter filter,
            List<Dimension> dimensions,
            RequestUser user,
            Model model) {
        model.addAttribute("cut", filter);
        model.addAttribute("chips", FilterParameters.chips(path, parameters, filter));
        model.addAttribute("dimensions", dimensions);
        model.addAttribute("explorer", explorer);
        model.addAttribute("values", explorer.values());
        model.addAttribute("phrases", new HtmlText(user.messages()));
        model.addAttribute("draw", new SvgCharts(user.messages()));
    }
}
