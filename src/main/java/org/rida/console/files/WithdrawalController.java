package org.rida.console.files;

import jakarta.servlet.http.HttpServletRequest;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.console.confirmation.Confirmation;
import org.rida.intake.file.SourceFiles;
import org.rida.intake.file.SourceFiles.SourceFile;
import org.rida.job.input.FileWithdrawal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes a file out again whose page has shown what that changes. */
@Controller
class WithdrawalController {

    private final SourceFiles files;
    private final FileWithdrawal withdrawal;

    WithdrawalController(SourceFiles files, FileWithdrawal withdrawal) {
        this.files = files;
        this.withdrawal = withdrawal;
    }

    @PostMapping("/files/{file:\\d+}/withdraw")
    String withdraw(
            @PathVariable long file,
            @RequestParam String reason,
            RequestUser user,
            HttpServletRequest form,
            RedirectAttributes redirect) {
        SourceFile entry = files.find(file).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return FormResult.run(user, redirect, "redirect:/files/" + file, "files.withdraw.done", actor -> {
            Confirmation.require(form, withdrawal.preview(entry).digest());
            withdrawal.withdraw(entry, reason, actor);
        });
    }
}
