package io.tieout.sales.pipeline;

import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/pipelines")
class PipelineController {

    private final PipelineService service;
    private final PipelineRepository pipelines;

    PipelineController(PipelineService service, PipelineRepository pipelines) {
        this.service = service;
        this.pipelines = pipelines;
    }

    @PostMapping
    @Idempotent
    @Access(
            roles = {SALES_MANAGER, ADMIN, OPERATOR},
            scope = "sales:write")
    ResponseEntity<PipelineResponse> add(@Valid @RequestBody PipelineRequest request, Caller caller) {
        var pipeline = service.add(caller.companyId(), request.toPipeline(), caller.id());
        return ResponseEntity.created(URI.create("/api/v1/pipelines"))
                .eTag(EntityTag.of(pipeline.version()))
                .body(PipelineResponse.from(pipeline));
    }

    @GetMapping
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<PipelineResponse> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        var page = pipelines.list(caller.companyId(), PageRequest.of(limit, cursor));
        return new Page<>(page.items().stream().map(PipelineResponse::from).toList(), page.next());
    }

    /// @param version the newest where absent
    @GetMapping("/{pipelineCode}")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    ResponseEntity<PipelineResponse> get(
            @PathVariable String pipelineCode, @RequestParam(required = false) @Nullable Long version, Caller caller) {
        return answer(pipelines
                .find(caller.companyId(), pipelineCode, version)
                .orElseThrow(() -> new PipelineNotFound(pipelineCode)));
    }

    /// Makes a new version of the rules, for deals that are opened from now on.
    @PutMapping("/{pipelineCode}")
    @Access(
            roles = {SALES_MANAGER, ADMIN, OPERATOR},
            scope = "sales:write")
    ResponseEntity<PipelineResponse> replace(
            @PathVariable String pipelineCode,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PipelineRequest request,
            Caller caller) {
        long expected = EntityTag.required(ifMatch);
        if (!pipelineCode.equals(request.pipelineCode())) {
            throw new InvalidPipeline(pipelineCode, "/pipelineCode", "must keep its code");
        }
        return answer(service.replace(caller.companyId(), request.toPipeline(), expected, caller.id()));
    }

    private static ResponseEntity<PipelineResponse> answer(Pipeline pipeline) {
        return ResponseEntity.ok().eTag(EntityTag.of(pipeline.version())).body(PipelineResponse.from(pipeline));
    }
}
