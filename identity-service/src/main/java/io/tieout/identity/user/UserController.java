package io.tieout.identity.user;

import io.tieout.identity.company.CompanyId;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/users")
class UserController {

    private final UserService service;
    private final UserRepository users;

    UserController(UserService service, UserRepository users) {
        this.service = service;
        this.users = users;
    }

    @GetMapping
    @Access(
            roles = {Role.ADMIN, Role.AUDITOR, Role.INTEGRATOR},
            scope = "identity:read")
    Page<UserResponse> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        var request = PageRequest.of(limit, cursor, "email");
        var after = request.isFirst() ? null : request.after().getFirst();
        var rows = users.list(new CompanyId(caller.companyId()), after, request.limit() + 1).stream()
                .map(UserResponse::from)
                .toList();
        return Page.of(rows, request, row -> List.of(row.email().toLowerCase(Locale.ROOT)));
    }

    @GetMapping("/{userId}")
    @Access(
            roles = {Role.ADMIN, Role.AUDITOR, Role.INTEGRATOR},
            scope = "identity:read")
    ResponseEntity<UserResponse> get(@PathVariable UUID userId, Caller caller) {
        return answer(ResponseEntity.ok(), users.get(new CompanyId(caller.companyId()), new UserId(userId)));
    }

    @PostMapping
    @Access(roles = Role.ADMIN)
    @Idempotent
    ResponseEntity<UserResponse> create(@Valid @RequestBody CreateUserRequest request, Caller caller) {
        var user = service.create(new CompanyId(caller.companyId()), request.toNewUser());
        return answer(
                ResponseEntity.created(URI.create("/api/v1/users/" + user.id().value())), user);
    }

    @PatchMapping(path = "/{userId}", consumes = "application/merge-patch+json")
    @Access(roles = Role.ADMIN)
    ResponseEntity<UserResponse> change(
            @PathVariable UUID userId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody ChangeUserRequest request,
            Caller caller) {
        var user = service.change(
                new CompanyId(caller.companyId()), new UserId(userId), EntityTag.required(ifMatch), request.toChange());
        return answer(ResponseEntity.ok(), user);
    }

    private static ResponseEntity<UserResponse> answer(ResponseEntity.BodyBuilder response, User user) {
        return response.eTag(EntityTag.of(user.version())).body(UserResponse.from(user));
    }
}
