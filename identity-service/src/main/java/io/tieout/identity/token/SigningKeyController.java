package io.tieout.identity.token;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Role;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// For the day a key is thought to be known to others. Not routed by the gateway.
@RestController
class SigningKeyController {

    private final SigningKeyService service;

    SigningKeyController(SigningKeyService service) {
        this.service = service;
    }

    @PostMapping("/internal/signing-keys")
    @Access(roles = Role.OPERATOR)
    ResponseEntity<SigningKeyResponse> rotate() {
        return ResponseEntity.status(201).body(new SigningKeyResponse(service.rotate()));
    }
}
