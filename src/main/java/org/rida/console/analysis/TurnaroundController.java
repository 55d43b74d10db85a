package org.rida.console.analysis;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.console.FileDownload;
import org.rida.console.RequestUser;
import org.rida.policy.Dimension;
import org.rida.report.explore.Turnaround;
import org.rida.tally.count.SliceFilter;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** Where the time of the requests of a month is spent, by stage. */
@Controller
class TurnaroundController {

    private final Turnaround turnaround;
    private final SliceForm form;

    TurnaroundController(Turnaround turnaround, SliceForm form) {
        this.turnaround = turnaround;
        this.form = form;
    }

    /** Without parameters: the last complete month, all requests. */
    @GetMapping("/turnaround")
    String turnaround(@RequestParam MultiValueMap<String, String> parameters, RequestUser user, Model model) {
        SliceFilter cut = FilterParameters.read(parameters, Dimension.AT_RECEIPT);
        form.show("/turnaround", parameters, cut, Dimension.AT_RECEIPT, user, model);
        model.addAttribute("watch", FilterParameters.address("/watch", cut));
        model.addAttribute("whatIf", FilterParameters.address("/what-if", cut));
        Dimension by = by(parameters);
        model.addAttribute("by", by);
        YearMonth asked = month(parameters);
        turnaround.view(asked, cut, by).ifPresent(view -> {
            model.addAttribute("view", view);
            model.addAttribute("monthNotice", MonthNotice.ofMonth(asked, view.month(), turnaround.withData(), "month"));
            model.addAttribute("rowsBehind", new LineageLinks(view.month(), view.month(), cut));
            model.addAttribute("excel", address(view.month(), cut, by, "xlsx"));
            model.addAttribute("csv", address(view.month(), cut, by, "csv"));
        });
        return "turnaround";
    }

    /** The stages as shown, as a file. */
    @GetMapping("/turnaround.{format:xlsx|csv}")
    ResponseEntity<byte[]> download(
            @PathVariable String format, @RequestParam MultiValueMap<String, String> parameters, RequestUser user) {
        MonthInput.check(parameters.getFirst("month"));
        SliceFilter cut = FilterParameters.read(parameters, Dimension.AT_RECEIPT);
        Turnaround.TurnaroundView view = turnaround
                .view(month(parameters), cut, by(parameters))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        byte[] file = turnaround
                .download(view, cut, format, user.messages().language(), user.actor())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return FileDownload.response(file, "rida-turnaround-" + view.month() + "." + format);
    }

    private static String address(YearMonth month, SliceFilter cut, Dimension by, String format) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/turnaround." + format)
                .queryParam("month", month)
                .queryParam("by", by.code());
        Map<String, Object> variables = new java.util.HashMap<>();
        FilterParameters.add(address, variables, cut);
        return address.encode().buildAndExpand(variables).toUriString();
    }

    /** Whose values are compared; services where none is named that is fixed at receipt. */
    private static Dimension by(MultiValueMap<String, String> parameters) {
        return Dimension.AT_RECEIPT.stream()
                .filter(dimension -> dimension.code().equals(parameters.getFirst("by")))
                .findFirst()
                .orElse(Dimension.SERVICE);
    }

    private static @Nullable YearMonth month(MultiValueMap<String, String> parameters) {
        String month = parameters.getFirst("month");
        try {
            return month == null || month.isEmpty() ? null : YearMonth.parse(month);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
