package io.tieout.sales.team;

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
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
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
        var team = service.addTeam(
                caller.companyId(),
                request.name(),
                new TeamService.Standing(request.region(), request.parentTeamId(), request.managerUserId()),
                request.from(),
                Sight.of(caller));
        return ResponseEntity.created(URI.create("/api/v1/teams/" + team.teamId()))
                .eTag(EntityTag.of(team.version()))
                .body(team);
    }

    @GetMapping("/teams")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<Team> teams(@RequestParam(required = false) @Nullable LocalDate asOf, Caller caller) {
        return new Page<>(service.teams(caller.companyId(), asOf), null);
    }

    @GetMapping("/teams/{teamId}")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    ResponseEntity<Team> team(
            @PathVariable UUID teamId, @RequestParam(required = false) @Nullable LocalDate asOf, Caller caller) {
        var team = service.team(caller.companyId(), teamId, asOf);
        return ResponseEntity.ok().eTag(EntityTag.of(team.version())).body(team);
    }

    /// For those who see everything or lead the team or one above it.
    @PostMapping("/teams/{teamId}/changes")
    @Idempotent
    @Access(
            roles = {SALES_MANAGER, ADMIN, OPERATOR},
            scope = "sales:write")
    ResponseEntity<Page<TeamChange>> changeTeam(
            @PathVariable UUID teamId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody TeamChangeRequest request,
            Caller caller) {
        long expected = EntityTag.required(ifMatch);
        var changes = service.changeTeam(
                caller.companyId(),
                teamId,
                expected,
                new TeamService.Standing(request.region(), request.parentTeamId(), request.managerUserId()),
                request.from(),
                Sight.of(caller));
        return ResponseEntity.ok()
                .eTag(EntityTag.of(changes.getLast().version()))
                .body(new Page<>(changes, null));
    }

    @GetMapping("/teams/{teamId}/changes")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    ResponseEntity<Page<TeamChange>> teamChanges(@PathVariable UUID teamId, Caller caller) {
        var changes = service.teamChanges(caller.companyId(), teamId);
        return ResponseEntity.ok()
                .eTag(EntityTag.of(changes.getLast().version()))
                .body(new Page<>(changes, null));
    }

    @PostMapping("/representatives")
    @Idempotent
    @Access(
            roles = {SALES_MANAGER, ADMIN, OPERATOR},
            scope = "sales:write")
    ResponseEntity<Representative> addRepresentative(@Valid @RequestBody RepresentativeRequest request, Caller caller) {
        var representative = service.addRepresentative(
                caller.companyId(),
                request.name(),
                request.teamId(),
                request.userId(),
                request.from(),
                Sight.of(caller));
        return ResponseEntity.created(URI.create("/api/v1/representatives/" + representative.representativeId()))
                .eTag(EntityTag.of(representative.version()))
                .body(representative);
    }

    @GetMapping("/representatives")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<Representative> representatives(@RequestParam(required = false) @Nullable LocalDate asOf, Caller caller) {
        return new Page<>(service.representatives(caller.companyId(), asOf), null);
    }

    @GetMapping("/representatives/{representativeId}")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    ResponseEntity<Representative> representative(
            @PathVariable UUID representativeId,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            Caller caller) {
        var representative = service.representative(caller.companyId(), representativeId, asOf);
        return ResponseEntity.ok().eTag(EntityTag.of(representative.version())).body(representative);
    }

    /// For those who see everything or lead the team of the representative or one above it.
    @PostMapping("/representatives/{representativeId}/changes")
    @Idempotent
    @Access(
            roles = {SALES_MANAGER, ADMIN, OPERATOR},
            scope = "sales:write")
    ResponseEntity<Page<MembershipChange>> changeMembership(
            @PathVariable UUID representativeId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody MembershipRequest request,
            Caller caller) {
        long expected = EntityTag.required(ifMatch);
        var changes = service.changeMembership(
                caller.companyId(), representativeId, expected, request.teamId(), request.from(), Sight.of(caller));
        return ResponseEntity.ok()
                .eTag(EntityTag.of(changes.getLast().version()))
                .body(new Page<>(changes, null));
    }

    @GetMapping("/representatives/{representativeId}/changes")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    ResponseEntity<Page<MembershipChange>> membershipChanges(@PathVariable UUID representativeId, Caller caller) {
        var changes = service.membershipChanges(caller.companyId(), representativeId);
        return ResponseEntity.ok()
                .eTag(EntityTag.of(changes.getLast().version()))
                .body(new Page<>(changes, null));
    }

    /// @param from since when it stands like this; ever since where absent
    record TeamRequest(
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(max = 100) String region,
            @Nullable UUID parentTeamId,
            @Nullable UUID managerUserId,
            @Nullable LocalDate from) {}

    /// How the team stands from a day on; what is absent, it has not.
    record TeamChangeRequest(
            @NotNull LocalDate from,
            @Nullable @Size(max = 100) String region,
            @Nullable UUID parentTeamId,
            @Nullable UUID managerUserId) {}

    /// @param from since when he or she is in this team; ever since where absent
    record RepresentativeRequest(
            @NotBlank @Size(max = 200) String name,
            @Nullable UUID teamId,
            @Nullable UUID userId,
            @Nullable LocalDate from) {}

    /// @param teamId none where absent
    record MembershipRequest(
            @NotNull LocalDate from, @Nullable UUID teamId) {}
}
