package io.tieout.reconciliation.learning;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Accountants teach and train; what a model may do is the administrator's to say, who cannot post.
@RestController
@RequestMapping("/api/v1/matching-models")
class MatchingModelController {

    private final MatchingModelService models;

    MatchingModelController(MatchingModelService models) {
        this.models = models;
    }

    /// Trains a model from the decisions of the company's people, and measures it on the latest of them. It does
    /// nothing until somebody activates it.
    @PostMapping
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent
    ResponseEntity<MatchingModelResponse> train(Caller caller, @Valid @RequestBody TrainModelRequest request) {
        var modelId = models.train(caller.companyId(), request.featureVersion(), caller.id());
        var model = models.show(caller.companyId(), modelId);
        return ResponseEntity.created(URI.create("/api/v1/matching-models/" + modelId))
                .eTag(EntityTag.of(model.switchVersion()))
                .body(model);
    }

    /// The newest first.
    @GetMapping
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    Page<MatchingModelResponse> list(
            Caller caller, @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        var before = page.isFirst() ? null : Integer.valueOf(page.after().getFirst());
        return Page.of(
                models.list(caller.companyId(), before, page.limit() + 1), page, model -> List.of(model.version()));
    }

    @GetMapping("/{modelId}")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    ResponseEntity<MatchingModelResponse> get(Caller caller, @PathVariable UUID modelId) {
        return ok(caller, modelId);
    }

    /// Has this model rank the proposals, and with `deciding` book what it is sure of. The `ETag` of any of the
    /// company's models says how often models were switched.
    @PostMapping("/{modelId}/activate")
    @Access(roles = ADMIN, scope = "reconciliation:write")
    @Idempotent
    ResponseEntity<MatchingModelResponse> activate(
            Caller caller,
            @PathVariable UUID modelId,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ActivateModelRequest request) {
        models.activate(
                caller.companyId(),
                modelId,
                EntityTag.required(ifMatch),
                Boolean.TRUE.equals(request.deciding()),
                request.reason(),
                caller.id());
        return ok(caller, modelId);
    }

    /// Has the rules rank again.
    @PostMapping("/{modelId}/deactivate")
    @Access(roles = ADMIN, scope = "reconciliation:write")
    @Idempotent
    ResponseEntity<MatchingModelResponse> deactivate(
            Caller caller,
            @PathVariable UUID modelId,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody DeactivateModelRequest request) {
        models.deactivate(caller.companyId(), modelId, EntityTag.required(ifMatch), request.reason(), caller.id());
        return ok(caller, modelId);
    }

    private ResponseEntity<MatchingModelResponse> ok(Caller caller, UUID modelId) {
        var model = models.show(caller.companyId(), modelId);
        return ResponseEntity.ok().eTag(EntityTag.of(model.switchVersion())).body(model);
    }
}
