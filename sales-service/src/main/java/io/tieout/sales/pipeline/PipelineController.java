package io.tieout.sales.pipeline;

import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.Page;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/pipelines")
class PipelineController {

    private final PipelineService service;

    PipelineController(PipelineService service) {
        this.service = service;
    }

    @PostMapping
    @Idempotent
    @Access(
            roles = {SALES_MANAGER, ADMIN, OPERATOR},
            scope = "sales:write")
    ResponseEntity<Pipeline> add(@Valid @RequestBody PipelineRequest request, Caller caller) {
        var pipeline =
                service.add(caller.companyId(), new Pipeline(request.pipelineCode(), request.name(), request.stages()));
        return ResponseEntity.created(URI.create("/api/v1/pipelines")).body(pipeline);
    }

    @GetMapping
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<Pipeline> list(Caller caller) {
        return new Page<>(service.all(caller.companyId()), null);
    }
}
