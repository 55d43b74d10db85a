package org.rida.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import org.rida.i18n.Problem;
import org.rida.report.edition.ChangedDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/**
 * Renders a {@link Problem} that a page cannot recover from as an error page with its message. Controllers that can show
 * the form again catch the problem themselves.
 */
@ControllerAdvice
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final RequestUserResolver requestUsers;
    private final PageModelAdvice pageModel;

    ProblemAdvice(RequestUserResolver requestUsers, PageModelAdvice pageModel) {
        this.requestUsers = requestUsers;
        this.pageModel = pageModel;
    }

    /** Status 422 with the message of the problem. It is no fault of the program, so the log has no stack trace. */
    @ExceptionHandler(Problem.class)
    ModelAndView handle(Problem problem, HttpServletRequest request) {
        LOG.info("{} {}: {}", request.getMethod(), request.getRequestURI(), problem.getMessage());
        ModelAndView page = page(status(problem), request);
        page.addObject("problem", requestUsers.resolve(request).explain(problem));
        return page;
    }

    static HttpStatus status(Problem problem) {
        return problem instanceof ChangedDocument ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
    }

    /** A file beyond {@code spring.servlet.multipart.max-file-size}: status 413, with the limit in the advice. */
    @ExceptionHandler(MaxUploadSizeExceededException.class)
    ModelAndView tooLarge(HttpServletRequest request) {
        return page(HttpStatus.CONTENT_TOO_LARGE, request);
    }

    /** A form for a file whose body is not multipart or ends early: status 400. */
    @ExceptionHandler(MultipartException.class)
    ModelAndView noFile(HttpServletRequest request) {
        return page(HttpStatus.BAD_REQUEST, request);
    }

    /** A day that is none, where a form has a day: status 400, with an example of one. The API answers in its own form. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ModelAndView noDay(MethodArgumentTypeMismatchException mismatch, HttpServletRequest request) {
        if (RequestUserResolver.isApiRequest(request)) {
            throw mismatch;
        }
        ModelAndView page = page(HttpStatus.BAD_REQUEST, request);
        if (mismatch.getRequiredType() == LocalDate.class) {
            page.addObject("advice", requestUsers.resolve(request).messages().format("console.error.no-day"));
        }
        return page;
    }

    // the advice for the model is not applied to exception handlers, so the layout's attributes are added here
    private ModelAndView page(HttpStatus status, HttpServletRequest request) {
        RequestUser user = requestUsers.resolve(request);
        String kind = "console.error." + ErrorPageController.kind(status.value());
        ModelAndView page = new ModelAndView("error", status);
        pageModel.fillErrorPage(request, page.getModelMap());
        page.addObject("status", status.value());
        page.addObject("title", user.messages().format(kind));
        page.addObject("advice", user.messages().format(kind + ".advice"));
        return page;
    }
}
