package org.rida.console;

import jakarta.servlet.http.HttpServletRequest;
import org.rida.wording.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** A page that cannot be made because of something that the visitor can mend says so. */
@ControllerAdvice
class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final Visitors visitors;
    private final Frame frame;

    Refusals(Visitors visitors, Frame frame) {
        this.visitors = visitors;
        this.frame = frame;
    }

    @ExceptionHandler(Problem.class)
    ModelAndView refuse(Problem problem, HttpServletRequest request) {
        LOG.info("{} {}: {}", request.getMethod(), request.getRequestURI(), problem.getMessage());
        Visitor visitor = visitors.of(request);
        ModelAndView page = new ModelAndView("error", HttpStatus.UNPROCESSABLE_ENTITY);
        frame.fill(request, page.getModelMap());
        page.addObject("status", HttpStatus.UNPROCESSABLE_ENTITY.value());
        page.addObject("title", visitor.wording().say("console.error.wrong"));
        page.addObject("advice", visitor.wording().say("console.error.wrong.advice"));
        page.addObject("problem", problem.text().in(visitor.wording().language()));
        return page;
    }
}
