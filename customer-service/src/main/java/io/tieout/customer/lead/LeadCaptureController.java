package io.tieout.customer.lead;

import io.tieout.platform.security.PublicAccess;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Where web pages send leads to, without a token. The answer is the same whatever is known here.
@RestController
class LeadCaptureController {

    private final LeadService service;
    private final SenderLimit senders;

    LeadCaptureController(LeadService service, SenderLimit senders) {
        this.service = service;
        this.senders = senders;
    }

    @PostMapping("/lead-capture/{key}")
    @PublicAccess("a visitor of a web page has no token; the form's key names the form and opens nothing")
    ResponseEntity<Void> capture(
            @PathVariable String key, @Valid @RequestBody CaptureRequest request, HttpServletRequest from) {
        if (!senders.take(from.getRemoteAddr())) {
            throw new TooManyLeads();
        }
        service.capture(key, request);
        return ResponseEntity.accepted().build();
    }
}
