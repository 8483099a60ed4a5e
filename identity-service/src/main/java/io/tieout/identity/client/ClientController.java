package io.tieout.identity.client;

import io.tieout.identity.company.CompanyId;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
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
@RequestMapping("/api/v1/clients")
class ClientController {

    private final ClientService service;
    private final ClientRepository clients;

    ClientController(ClientService service, ClientRepository clients) {
        this.service = service;
        this.clients = clients;
    }

    @GetMapping
    @Access(roles = {Role.ADMIN, Role.AUDITOR})
    Page<ClientResponse> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        var request = PageRequest.of(limit, cursor, "name");
        var after = request.isFirst() ? null : request.after().getFirst();
        var rows = clients.list(new CompanyId(caller.companyId()), after, request.limit() + 1).stream()
                .map(ClientResponse::from)
                .toList();
        return Page.of(rows, request, row -> List.of(row.clientId()));
    }

    @GetMapping("/{id}")
    @Access(roles = {Role.ADMIN, Role.AUDITOR})
    ResponseEntity<ClientResponse> get(@PathVariable UUID id, Caller caller) {
        return answer(clients.get(new CompanyId(caller.companyId()), new ClientId(id)));
    }

    /// Takes no `Idempotency-Key`: the answer holds the secret, and a stored answer would keep it in clear.
    @PostMapping
    @Access(roles = Role.ADMIN)
    ResponseEntity<CreatedClientResponse> create(@Valid @RequestBody CreateClientRequest request, Caller caller) {
        var secret = ClientSecret.random();
        var client = service.registerIntegrator(
                new CompanyId(caller.companyId()), request.displayName(), request.scopes(), secret);
        return ResponseEntity.created(
                        URI.create("/api/v1/clients/" + client.id().value()))
                .eTag(EntityTag.of(client.version()))
                .cacheControl(CacheControl.noStore())
                .body(CreatedClientResponse.from(client, secret));
    }

    @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
    @Access(roles = Role.ADMIN)
    ResponseEntity<ClientResponse> change(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody ChangeClientRequest request,
            Caller caller) {
        return answer(service.change(
                new CompanyId(caller.companyId()),
                new ClientId(id),
                EntityTag.required(ifMatch),
                request.displayName(),
                request.disabled()));
    }

    private static ResponseEntity<ClientResponse> answer(Client client) {
        return ResponseEntity.ok().eTag(EntityTag.of(client.version())).body(ClientResponse.from(client));
    }
}
