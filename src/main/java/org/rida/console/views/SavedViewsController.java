package org.rida.console.views;

import jakarta.servlet.http.HttpServletRequest;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rida.access.Role;
import org.rida.access.SessionUser;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.console.confirmation.Confirmation;
import org.rida.delivery.RecipientsFile;
import org.rida.i18n.Problem;
import org.rida.outbox.Outbox;
import org.rida.outbox.TransportType;
import org.rida.policy.Dimension;
import org.rida.quality.SavedView;
import org.rida.quality.SavedViews;
import org.rida.quality.SavedViews.Sharing;
import org.rida.quality.ViewSubscriptions;
import org.rida.quality.ViewSubscriptions.MailRhythm;
import org.rida.quality.ViewSubscriptions.ViewSubscription;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Saved views: the list, and the forms that save, rename and delete one. A view opens by its address, like any link. */
@Controller
class SavedViewsController {

    private static final String PAGE = "/views";
    private static final String BACK = "redirect:" + PAGE;

    private final SavedViews views;
    private final ViewSubscriptions subscriptions;
    private final RecipientsFile recipients;
    private final ViewCheck check;
    private final Outbox outbox;

    SavedViewsController(
            SavedViews views,
            ViewSubscriptions subscriptions,
            RecipientsFile recipients,
            ViewCheck check,
            Outbox outbox) {
        this.outbox = outbox;
        this.views = views;
        this.subscriptions = subscriptions;
        this.recipients = recipients;
        this.check = check;
    }

    /**
     * A row of the list.
     *
     * @param titleKey key of the page's name
     * @param unknown what its address names that no longer exists; may be empty
     * @param months that it always shows
     * @param newest whether it shows the newest months instead
     * @param changeable whether the user may rename and delete it
     * @param subscription of the user; empty without one
     */
    record ViewLine(
            SavedView view,
            String titleKey,
            String unknown,
            List<YearMonth> months,
            boolean newest,
            boolean changeable,
            Optional<ViewSubscription> subscription) {}

    @GetMapping(PAGE)
    String list(RequestUser user, Model model) {
        String me = user.me().name();
        Map<Dimension, List<String>> values = check.values();
        model.addAttribute(
                "lines",
                views.foundBy(me).stream()
                        .flatMap(view -> line(view, user.me(), values).stream())
                        .toList());
        model.addAttribute("addresses", recipients.staff());
        model.addAttribute("rhythms", MailRhythm.values());
        model.addAttribute("mailHeld", outbox.missing(TransportType.MAIL).isPresent());
        return "views";
    }

    /** A page that an earlier version had is no longer listed. */
    private Optional<ViewLine> line(SavedView view, SessionUser me, Map<Dimension, List<String>> values) {
        return SavedPage.ofPath(view.page())
                .map(page -> new ViewLine(
                        view,
                        page.titleKey(),
                        check.unknown(ViewAddress.parse(view.address()), values),
                        ViewAddress.parse(view.address()).fixedMonths(),
                        page.hasMonths()
                                && ViewAddress.parse(view.address())
                                        .fixedMonths()
                                        .isEmpty(),
                        view.isOwnedBy(me.name()) || me.role().includes(Role.ADMINISTRATOR),
                        subscriptions.find(view.id(), me.name())));
    }

    /**
     * @param address of the page as it was looked at
     * @param shared whether other officers and administrators find it
     * @param newest whether it shows the newest months whenever it is opened, instead of those of the address
     */
    @PostMapping(PAGE)
    String save(
            @RequestParam String name,
            @RequestParam String address,
            @RequestParam(defaultValue = "false") boolean shared,
            @RequestParam(defaultValue = "false") boolean newest,
            RequestUser user,
            RedirectAttributes redirect) {
        return FormResult.run(user, redirect, BACK, "views.saved", actor -> {
            ViewAddress looked = ViewAddress.parse(address);
            ViewAddress parsed = newest ? looked.withNewestMonths() : looked;
            views.save(name, parsed.page().path(), parsed.query(), sharing(shared), actor);
        });
    }

    /**
     * Another name, and who finds it.
     *
     * @param newest whether it shows the newest months from now on, instead of those with which it was saved
     */
    @PostMapping(PAGE + "/{view:\\d+}/rename")
    String rename(
            @PathVariable long view,
            @RequestParam String name,
            @RequestParam(defaultValue = "false") boolean shared,
            @RequestParam(defaultValue = "false") boolean newest,
            RequestUser user,
            RedirectAttributes redirect) {
        return FormResult.run(user, redirect, BACK + "#view-" + view, "views.renamed", actor -> {
            // of one that is not found the change is refused, which the audit log tells
            String query = views.find(view, actor.name())
                    .map(saved -> newest
                            ? ViewAddress.parse(saved.address())
                                    .withNewestMonths()
                                    .query()
                            : saved.query())
                    .orElse("");
            views.rename(view, name, query, sharing(shared), actor, user.me().role());
        });
    }

    /** Only the name and the address go; the page stays. */
    @PostMapping(PAGE + "/{view:\\d+}/delete")
    String delete(@PathVariable long view, RequestUser user, HttpServletRequest form, RedirectAttributes redirect) {
        return FormResult.run(user, redirect, BACK, "views.deleted", actor -> {
            Confirmation.require(form);
            views.delete(view, actor, user.me().role());
        });
    }

    /**
     * Sends the user the view's main figures from the next week or month on, in the language of the page.
     *
     * @param to one of the addresses of officers and administrators in the file of recipients
     */
    @PostMapping(PAGE + "/{view:\\d+}/subscribe")
    String subscribe(
            @PathVariable long view,
            @RequestParam String rhythm,
            @RequestParam String to,
            RequestUser user,
            RedirectAttributes redirect) {
        return FormResult.run(user, redirect, BACK + "#view-" + view, "views.subscribed", actor -> {
            if (!recipients.staff().contains(to)) {
                throw Problem.of("views.problem.address");
            }
            subscriptions.subscribe(
                    view, MailRhythm.of(rhythm), to, user.messages().language(), actor);
        });
    }

    /** Messages that are on their way arrive. */
    @PostMapping(PAGE + "/{view:\\d+}/unsubscribe")
    String unsubscribe(@PathVariable long view, RequestUser user, RedirectAttributes redirect) {
        return FormResult.run(
                user,
                redirect,
                BACK + "#view-" + view,
                "views.unsubscribed",
                actor -> subscriptions.unsubscribe(view, actor));
    }

    private static Sharing sharing(boolean shared) {
        return shared ? Sharing.SHARED : Sharing.PRIVATE;
    }
}
