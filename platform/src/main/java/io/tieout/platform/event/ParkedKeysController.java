package io.tieout.platform.event;

import io.tieout.platform.event.ParkedKeyService.Visibility;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/internal/parked-keys")
class ParkedKeysController {

    private final ParkedKeyService parkedKeys;
    private final ParkedKeyQueries queries;

    ParkedKeysController(ParkedKeyService parkedKeys, ParkedKeyQueries queries) {
        this.parkedKeys = parkedKeys;
        this.queries = queries;
    }

    @GetMapping
    @Access(roles = {Role.OPERATOR, Role.ADMIN})
    Page<ParkedKeyResponse> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        return queries.list(PageRequest.of(limit, cursor), visibility(caller));
    }

    @PostMapping("/{id}/retry")
    @Access(roles = {Role.OPERATOR, Role.ADMIN})
    ParkedKeyOutcomeResponse retry(@PathVariable UUID id, Caller caller) {
        parkedKeys.retry(id, visibility(caller));
        return outcome(id);
    }

    @PostMapping("/{id}/discard")
    @Access(roles = {Role.OPERATOR, Role.ADMIN})
    ParkedKeyOutcomeResponse discard(
            @PathVariable UUID id, @Valid @RequestBody DiscardParkedKeyRequest request, Caller caller) {
        parkedKeys.discard(id, caller.id(), request.reason(), visibility(caller));
        return outcome(id);
    }

    private ParkedKeyOutcomeResponse outcome(UUID id) {
        var reason = queries.reason(id);
        return new ParkedKeyOutcomeResponse(id, reason.isEmpty(), reason.orElse(null));
    }

    private static Visibility visibility(Caller caller) {
        return new Visibility(caller.is(Role.OPERATOR) ? null : caller.companyId());
    }
}
