package org.rida.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.rida.console.Navigation.NavigationMenu;
import org.rida.delivery.PendingWork;
import org.rida.delivery.PendingWork.WorkItem;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/**
 * Adds what waits for the user, and the navigation with the counts of it. Both are queried when a template reads them: fragments
 * and files have no navigation.
 */
@ControllerAdvice
class WorkModelAdvice {

    private final RequestUserResolver requestUsers;
    private final PendingWork work;

    WorkModelAdvice(RequestUserResolver requestUsers, PendingWork work) {
        this.requestUsers = requestUsers;
        this.work = work;
    }

    /** Runs before each controller method that returns a page. */
    @ModelAttribute
    void addAttributes(HttpServletRequest request, Model model) {
        RequestUser user = requestUsers.resolve(request);
        LazyContextVariable<List<WorkItem>> waiting = new LazyContextVariable<>() {
            @Override
            protected List<WorkItem> loadValue() {
                return user.person().map(me -> work.items(me.role())).orElse(List.of());
            }
        };
        model.addAttribute("pendingWork", waiting);
        model.addAttribute("navigation", new LazyContextVariable<List<NavigationMenu>>() {
            @Override
            protected List<NavigationMenu> loadValue() {
                return Navigation.menus(
                        user,
                        Navigation.place(request),
                        waiting.getValue().stream()
                                .collect(Collectors.toMap(item -> item.type().address(), WorkItem::count, Long::sum)));
            }
        });
    }
}
