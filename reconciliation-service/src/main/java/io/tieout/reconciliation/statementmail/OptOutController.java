package io.tieout.reconciliation.statementmail;

import io.tieout.platform.security.PublicAccess;
import io.tieout.reconciliation.publicpage.GuessLimit;
import io.tieout.reconciliation.publicpage.LinkToken;
import io.tieout.reconciliation.publicpage.PublicPage;
import io.tieout.reconciliation.publicpage.PublicPageResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Ends mails to an address by the link that stands in each of them. Answers in HTML, whatever happens.
@RestController
@RequestMapping(OptOutPage.PATH)
class OptOutController {

    private final SuppressionService suppressions;
    private final GuessLimit guesses;

    OptOutController(SuppressionService suppressions, GuessLimit guesses) {
        this.suppressions = suppressions;
        this.guesses = guesses;
    }

    /// Asks whether that is meant; looking ends nothing.
    @GetMapping("/{token}")
    @PublicAccess("whoever got a mail may say that it was the last one")
    ResponseEntity<byte[]> ask(@PathVariable String token, HttpServletRequest request) {
        return answer(token, request, suppressions::isOptOut, OptOutPage.ask());
    }

    /// Ends it: for the page's button, and for mail programs that post `List-Unsubscribe=One-Click` (RFC 8058). Once
    /// more changes nothing.
    @PostMapping("/{token}")
    @PublicAccess("whoever got a mail may say that it was the last one")
    ResponseEntity<byte[]> optOut(@PathVariable String token, HttpServletRequest request) {
        return answer(token, request, suppressions::optOut, OptOutPage.done());
    }

    private ResponseEntity<byte[]> answer(
            String token, HttpServletRequest request, Predicate<LinkToken> opens, String page) {
        if (guesses.isShutOut(request.getRemoteAddr())) {
            return PublicPageResponse.shutOut();
        }
        if (LinkToken.parse(token).filter(opens).isPresent()) {
            return PublicPageResponse.of(HttpStatus.OK, page);
        }
        guesses.missed(request.getRemoteAddr());
        return PublicPageResponse.of(HttpStatus.NOT_FOUND, PublicPage.nothing());
    }
}
