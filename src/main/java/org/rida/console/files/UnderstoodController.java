package org.rida.console.files;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.access.Role;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.console.undo.Undo;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;
import org.rida.intake.FieldNames;
import org.rida.intake.file.RowCounts;
import org.rida.intake.file.SourceFiles;
import org.rida.intake.file.SourceFiles.SourceFile;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.question.DistantMonths;
import org.rida.intake.question.FileQuestion;
import org.rida.intake.question.FileQuestions;
import org.rida.intake.question.FileUnderstanding;
import org.rida.intake.question.FileUnderstanding.ReadColumn;
import org.rida.intake.rejected.RowsOfOneNumber;
import org.rida.job.input.FileWithdrawal;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.privacy.PiiMasking;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was understood of a file: its columns, its months beside those before, and questions about what is unusual in it. */
@Controller
class UnderstoodController {

    private final SourceFiles files;
    private final FileQuestions questions;
    private final Policy policy;
    private final FieldNames fieldNames;
    private final FileWithdrawal withdrawal;
    private final RowsOfOneNumber corrections;

    UnderstoodController(
            SourceFiles files,
            FileQuestions questions,
            Policy policy,
            FieldNames fieldNames,
            FileWithdrawal withdrawal,
            RowsOfOneNumber corrections) {
        this.corrections = corrections;
        this.withdrawal = withdrawal;
        this.files = files;
        this.questions = questions;
        this.policy = policy;
        this.fieldNames = fieldNames;
    }

    /**
     * A question in words.
     *
     * @param answer null before somebody has answered
     * @param answeredBy null before
     */
    record WordedQuestion(long id, String text, @Nullable String answer, @Nullable String answeredBy) {}

    @GetMapping("/files/{file:\\d+}")
    String show(@PathVariable long file, RequestUser user, Model model) {
        SourceFile entry = entry(file);
        FileUnderstanding understood = questions.understanding(file);
        model.addAttribute("file", entry);
        model.addAttribute("corrects", corrections.correctedBy(List.of(file)).getOrDefault(file, List.of()));
        model.addAttribute(
                "used",
                understood.columns().stream()
                        .filter(c -> !c.field().isEmpty())
                        .map(c -> new ReadColumn(c.header(), fieldNames.fields(c.field(), user.messages())))
                        .toList());
        model.addAttribute(
                "unread",
                understood.columns().stream().filter(c -> c.field().isEmpty()).toList());
        model.addAttribute("months", questions.months(entry));
        if (user.may(Role.ADMINISTRATOR) && entry.hasBeenMerged()) {
            model.addAttribute("withdrawal", withdrawal.preview(entry));
        }
        questions.otherSubject(entry).stream().findFirst().flatMap(files::find).ifPresent(other -> {
            boolean request = entry.recordType() == RecordType.REQUEST;
            model.addAttribute("otherSubject", other);
            model.addAttribute(
                    "subjects", RowCounts.text((request ? entry : other).rows(), (request ? other : entry).rows()));
        });
        model.addAttribute(
                "questions",
                questions.list(file).stream()
                        .map(question -> new WordedQuestion(
                                question.id(),
                                text(question, user.messages()),
                                question.answer(),
                                question.answeredBy()))
                        .toList());
        return "file";
    }

    /** @param answer {@code usual} for right and not to be asked again, {@code wrong} for a mistake of the sender */
    @PostMapping("/files/{file:\\d+}/questions/{question:\\d+}")
    String answer(
            @PathVariable long file,
            @PathVariable long question,
            @RequestParam String answer,
            RequestUser user,
            RedirectAttributes redirect) {
        boolean usual = answer.equals("usual");
        if (!usual && !answer.equals("wrong")) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        SourceFile entry = entry(file);
        return FormResult.run(user, redirect, "redirect:/files/" + file, "files.question.answered-" + answer, actor -> {
            questions.answer(entry, question, usual, actor);
            Undo.offer(redirect, "/files/" + file + "/questions/" + question + "/reopen", Map.of());
        });
    }

    /** Asks a question again that was answered by mistake. */
    @PostMapping("/files/{file:\\d+}/questions/{question:\\d+}/reopen")
    String reopen(@PathVariable long file, @PathVariable long question, RequestUser user, RedirectAttributes redirect) {
        SourceFile entry = entry(file);
        return FormResult.run(
                user,
                redirect,
                "redirect:/files/" + file,
                "files.question.reopened",
                actor -> questions.reopen(entry, question, actor));
    }

    private String text(FileQuestion question, Messages messages) {
        if (question.code().equals("distant-months")) {
            return DistantMonths.of(question).text().in(messages.language());
        }
        Object[] arguments = question.arguments().entrySet().stream()
                .flatMap(e -> List.of(e.getKey(), e.getValue()).stream())
                .toArray();
        Object[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "subject";
        all[arguments.length + 1] = subject(question, messages);
        return messages.format("files.question." + question.code(), all);
    }

    /** What a question is about, in words. */
    private String subject(FileQuestion question, Messages messages) {
        return switch (question.code()) {
            case "few-rows", "many-rows" -> new DateFormatter(messages).month(YearMonth.parse(question.subject()));
            case "new-channel" ->
                PiiMasking.mask(
                        policy.name(Dimension.CHANNEL, question.subject()).in(messages.language()));
            case "equal-answers" -> scores(question.subject(), messages);
            default -> question.subject();
        };
    }

    /** Questions by their names, each with its score. */
    private String scores(String subject, Messages messages) {
        return Arrays.stream(subject.split(", "))
                .map(score -> {
                    String name = fieldNames.question(score.substring(0, score.lastIndexOf(' ')), messages);
                    return name + " " + messages.digits(score.substring(score.lastIndexOf(' ') + 1));
                })
                .collect(Collectors.joining(messages.format("files.question.and")));
    }

    private SourceFile entry(long file) {
        return files.find(file).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
