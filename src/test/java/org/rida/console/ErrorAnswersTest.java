package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.access.Actor;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributesModelMap;

/** {@link ErrorPageController}, {@link ProblemAdvice}, {@link FormResult}, {@link LocaleInterceptor} and {@link FileDownload}. */
class ErrorAnswersTest {

    private static final Policy POLICY = PolicyReader.read(Path.of("jobs/policy"));
    private static final RequestUserResolver USERS = new RequestUserResolver(POLICY);

    private final ErrorPageController errors = new ErrorPageController(
            new StaticListableBeanFactory(Map.of("requestMappingHandlerMapping", new RequestMappingHandlerMapping()))
                    .getBeanProvider(RequestMappingHandlerMapping.class));
    private final ProblemAdvice advice =
            new ProblemAdvice(USERS, new PageModelAdvice(USERS, POLICY, new StaticAssets()));

    @ParameterizedTest
    @CsvSource({
        "400, The request could not be processed, The request could not be processed",
        "403, This page does not exist or is not available to your role, There is nothing here for this token",
        "404, There is no page at this address, There is nothing here for this token",
        "405, This address only receives a form, The request could not be processed",
        "413, The file is larger than allowed, The file is larger than allowed",
        "415, The request could not be processed, The request could not be processed",
        "422, The request could not be processed, The request could not be processed",
        "500, Something unexpected went wrong, Something unexpected went wrong",
        "503, Something unexpected went wrong, Something unexpected went wrong"
    })
    void everyStatusHasItsWordsOnThePageAndInTheApi(int status, String title, String inApi) {
        MockHttpServletRequest page = failed("/watch", status);
        ExtendedModelMap model = new ExtendedModelMap();

        assertThat(errors.error(page, new MockHttpServletResponse(), user(Language.EN), model))
                .isEqualTo("error");
        assertThat(model).containsEntry("status", status).containsEntry("title", title);
        assertThat(model.get("advice")).asString().isNotBlank();

        Object answer = errors.error(
                failed("/api/v1/reports", status),
                new MockHttpServletResponse(),
                user(Language.EN),
                new ExtendedModelMap());
        assertThat(answer).isInstanceOfSatisfying(ResponseEntity.class, response -> {
            assertThat(response.getStatusCode().value()).isEqualTo(status);
            assertThat(response.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
            assertThat(((ProblemDetail) response.getBody()).getTitle()).isEqualTo(inApi);
        });
    }

    @Test
    void anErrorPageThatIsOpenedByHandIsNotFound() {
        ExtendedModelMap model = new ExtendedModelMap();

        errors.error(
                new MockHttpServletRequest("GET", "/error"), new MockHttpServletResponse(), user(Language.AR), model);

        assertThat(model).containsEntry("status", 404).doesNotContainKey("problem");
        assertThat(model.get("title")).asString().matches(".*[\u0600-\u06ff].*");
    }

    @Test
    void aProblemIsShownOthersErrorsAreNot() {
        MockHttpServletRequest request = failed("/watch", 500);
        request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, new Problem(new BilingualText("السبب", "the reason")));
        ExtendedModelMap model = new ExtendedModelMap();
        errors.error(request, new MockHttpServletResponse(), user(Language.AR), model);
        assertThat(model).containsEntry("problem", "السبب");

        request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, new IllegalStateException("select * from secrets"));
        ExtendedModelMap other = new ExtendedModelMap();
        errors.error(request, new MockHttpServletResponse(), user(Language.EN), other);
        assertThat(other).doesNotContainKey("problem");
        assertThat(other.values()).noneMatch(value -> value.toString().contains("secrets"));
    }

    @ParameterizedTest
    @CsvSource({"ar, تعذّر تنفيذ الطلب, السبب", "en, The request could not be processed, the reason"})
    void aProblemOfAPageIsUnprocessableContentInTheReadersLanguage(String language, String title, String problem) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/runs/1/stop");
        request.setParameter("lang", language);

        ModelAndView page = advice.handle(new Problem(new BilingualText("السبب", "the reason")), request);

        assertThat(page.getViewName()).isEqualTo("error");
        assertThat(page.getStatus()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(page.getModelMap())
                .containsEntry("problem", problem)
                .containsEntry("title", title)
                .containsEntry("status", 422)
                .containsKeys("format", "navigation", "otherHref", "association");
    }

    @Test
    void filesThatAreTooLargeOrBrokenHaveTheirOwnStatus() {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/files");

        assertThat(advice.tooLarge(request).getStatus()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
        assertThat(advice.tooLarge(request).getModelMap()).containsEntry("status", 413);
        assertThat(advice.noFile(request).getStatus()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(advice.noFile(request).getModelMap()).doesNotContainKey("problem");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /trends, measure=open&by=channel, /trends?measure=open&by=channel&lang=en",
        "GET, /trends, measure=open&lang=ar, /trends?measure=open&lang=en",
        "GET, /, , /?lang=en",
        "POST, /rules/check, file=a.yaml, /?lang=en"
    })
    void theOtherLanguageIsThatOfTheSamePage(String method, String path, @Nullable String query, String address) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        if (query != null) {
            for (String parameter : query.split("&")) {
                request.addParameter(parameter.split("=")[0], parameter.split("=")[1]);
            }
        }

        assertThat(advice.noFile(request).getModelMap()).containsEntry("otherHref", address);
    }

    @Test
    void theResultOfAFormIsShownOnTheNextPage() {
        RedirectAttributesModelMap done = new RedirectAttributesModelMap();
        assertThat(FormResult.run(
                        user(Language.EN), done, "redirect:/users", "console.users.enabled-now", actor -> assertThat(
                                        actor.name())
                                .isEqualTo("somebody")))
                .isEqualTo("redirect:/users");
        assertThat(done.getFlashAttributes().get("done")).isEqualTo("The user is enabled.");
        assertThat(done.getFlashAttributes()).doesNotContainKey("problem");

        RedirectAttributesModelMap refused = new RedirectAttributesModelMap();
        assertThat(FormResult.run(user(Language.AR), refused, "redirect:/users", "console.users.enabled-now", actor -> {
                    throw new Problem(new BilingualText("السبب", "the reason"));
                }))
                .isEqualTo("redirect:/users");
        assertThat(refused.getFlashAttributes().get("problem")).isEqualTo("السبب");
        assertThat(refused.getFlashAttributes()).doesNotContainKey("done");
    }

    @ParameterizedTest
    @CsvSource({"en, true", "ar, true", "fr, false", "EN, false", ", false"})
    void onlyKnownLanguagesAreRemembered(@Nullable String requested, boolean remembered) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        if (requested != null) {
            request.setParameter("lang", requested);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();

        assertThat(new LocaleInterceptor().preHandle(request, response, this)).isTrue();

        assertThat(response.getHeader("Set-Cookie") != null).isEqualTo(remembered);
        if (remembered) {
            assertThat(response.getHeader("Set-Cookie"))
                    .startsWith("lang=" + requested + ";")
                    .contains("Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=31536000");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "rows.csv, text/csv",
        "rows.xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "report.pdf, application/pdf",
        "rows, application/octet-stream"
    })
    void aDownloadHasTheTypeOfItsEnding(String name, String type) {
        ResponseEntity<byte[]> file = FileDownload.response("a".getBytes(StandardCharsets.UTF_8), name);

        assertThat(file.getHeaders().getContentType()).isEqualTo(MediaType.parseMediaType(type));
        assertThat(file.getHeaders().getContentDisposition().isAttachment()).isTrue();
        assertThat(file.getHeaders().getContentDisposition().getFilename()).isEqualTo(name);
        assertThat(file.getBody()).hasSize(1);
    }

    @Test
    void anArabicFileNameIsEncoded() {
        ResponseEntity<byte[]> file = FileDownload.response(new byte[0], "تقرير \"١\".csv");

        assertThat(file.getHeaders().getFirst("Content-Disposition"))
                .matches("[\\x20-\\x7e]+")
                .contains("filename*=UTF-8''");
        assertThat(file.getHeaders().getContentDisposition().getFilename()).isEqualTo("تقرير \"١\".csv");
    }

    private static MockHttpServletRequest failed(String address, int status) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/error");
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, address);
        request.setAttribute(RequestDispatcher.ERROR_METHOD, "GET");
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
        return request;
    }

    private static RequestUser user(Language language) {
        return new RequestUser(
                Optional.empty(), new Messages(language, DigitSystem.EUROPEAN), Actor.console("somebody", "192.0.2.1"));
    }
}
