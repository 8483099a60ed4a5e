package io.tieout.sales.team;

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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class TeamController {

    private final TeamService service;

    TeamController(TeamService service) {
        this.service = service;
    }

    @PostMapping("/teams")
    @Idempotent
    @Access(
            roles = {SALES_MANAGER, ADMIN, OPERATOR},
            scope = "sales:write")
    ResponseEntity<Team> addTeam(@Valid @RequestBody TeamRequest request, Caller caller) {
        var team = service.addTeam(caller.companyId(), request.name(), request.region(), request.managerUserId());
        return ResponseEntity.created(URI.create("/api/v1/teams")).body(team);
    }

    @GetMapping("/teams")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<Team> teams(Caller caller) {
        return new Page<>(service.teams(caller.companyId()), null);
    }

    @PostMapping("/representatives")
    @Idempotent
    @Access(
            roles = {SALES_MANAGER, ADMIN, OPERATOR},
            scope = "sales:write")
    ResponseEntity<Representative> addRepresentative(@Valid @RequestBody RepresentativeRequest request, Caller caller) {
        var representative =
                service.addRepresentative(caller.companyId(), request.name(), request.teamId(), request.userId());
        return ResponseEntity.created(URI.create("/api/v1/representatives")).body(representative);
    }

    @GetMapping("/representatives")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<Representative> representatives(Caller caller) {
        return new Page<>(service.representatives(caller.companyId()), null);
    }

    record TeamRequest(
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(max = 100) String region,
            @Nullable UUID managerUserId) {}

    record RepresentativeRequest(
            @NotBlank @Size(max = 200) String name,
            @Nullable UUID teamId,
            @Nullable UUID userId) {}
}
