package io.tieout.reconciliation.confirmation;

import io.tieout.platform.security.PublicAccess;
import io.tieout.reconciliation.accountstatement.StatementContent;
import io.tieout.reconciliation.publicpage.GuessLimit;
import io.tieout.reconciliation.publicpage.LinkToken;
import io.tieout.reconciliation.publicpage.PublicPage;
import io.tieout.reconciliation.publicpage.PublicPageResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// What a customer sees who follows a link. Answers in HTML, whatever happens.
@RestController
@RequestMapping(ConfirmationPage.PATH)
class ConfirmationPageController {

    private static final int MAX_REASON = 2_000;

    private final ConfirmationService confirmations;
    private final GuessLimit guesses;

    ConfirmationPageController(ConfirmationService confirmations, GuessLimit guesses) {
        this.confirmations = confirmations;
        this.guesses = guesses;
    }

    /// The statement that the link opens, with the form for the answer.
    @GetMapping("/{token}")
    @PublicAccess("whoever has the link may see the one statement that it opens")
    ResponseEntity<byte[]> show(@PathVariable String token, HttpServletRequest request) {
        if (guesses.isShutOut(request.getRemoteAddr())) {
            return PublicPageResponse.shutOut();
        }
        return open(token)
                .map(content -> PublicPageResponse.of(HttpStatus.OK, ConfirmationPage.statement(content, null)))
                .orElseGet(() -> nothing(request));
    }

    /// Takes the answer.
    ///
    /// @param decision `CONFIRM` or `DISPUTE`
    /// @param line numbers of the lines that are disputed
    @PostMapping(path = "/{token}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PublicAccess("whoever has the link may answer the one statement that it opens, once")
    ResponseEntity<byte[]> answer(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String decision,
            @RequestParam(required = false) @Nullable List<String> line,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request)
            throws IOException {
        if (guesses.isShutOut(request.getRemoteAddr())) {
            return PublicPageResponse.shutOut();
        }
        var found = open(token);
        if (found.isEmpty()) {
            return nothing(request);
        }
        var content = found.get();
        boolean disputes = "DISPUTE".equals(decision);
        var lines = disputes && line != null ? Set.copyOf(line) : Set.<String>of();
        var why = reason == null ? "" : reason.strip();
        if (disputes ? lines.isEmpty() : !"CONFIRM".equals(decision)) {
            return again(content, PageWord.CHOOSE);
        }
        if ((disputes && why.isEmpty()) || why.length() > MAX_REASON) {
            return again(content, PageWord.SAY_WHY);
        }
        boolean sent = file != null && !file.isEmpty();
        var kept = sent ? kept(file) : Optional.<SentFile>empty();
        if (sent && kept.isEmpty()) {
            return again(content, PageWord.OTHER_FILE);
        }
        var outcome = numbers(lines).flatMap(numbers -> LinkToken.parse(token)
                .flatMap(known -> confirmations.answer(known, numbers, why.isEmpty() ? null : why, kept.orElse(null))));
        return outcome.map(answered -> PublicPageResponse.of(HttpStatus.OK, ConfirmationPage.thanks(content)))
                .orElseGet(() -> nothing(request));
    }

    private Optional<StatementContent> open(String token) {
        return LinkToken.parse(token).flatMap(confirmations::open);
    }

    private static Optional<SentFile> kept(@Nullable MultipartFile file) throws IOException {
        return file == null || file.getSize() > SentFile.MAX_BYTES ? Optional.empty() : SentFile.of(file.getBytes());
    }

    /// @return empty when something else than a line's number is among them
    private static Optional<Set<Integer>> numbers(Set<String> lines) {
        return lines.stream().allMatch(number -> number.matches("[1-9][0-9]{0,5}"))
                ? Optional.of(lines.stream().map(Integer::valueOf).collect(Collectors.toSet()))
                : Optional.empty();
    }

    private ResponseEntity<byte[]> nothing(HttpServletRequest request) {
        guesses.missed(request.getRemoteAddr());
        return PublicPageResponse.of(HttpStatus.NOT_FOUND, PublicPage.nothing());
    }

    private static ResponseEntity<byte[]> again(StatementContent content, PageWord problem) {
        return PublicPageResponse.of(HttpStatus.UNPROCESSABLE_CONTENT, ConfirmationPage.statement(content, problem));
    }
}
