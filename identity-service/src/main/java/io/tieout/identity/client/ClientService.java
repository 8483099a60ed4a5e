package io.tieout.identity.client;

import io.tieout.identity.company.CompanyId;
import io.tieout.platform.id.Ids;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.platform.security.Role;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Registers programs and takes their right away again.
@Service
@Transactional
public class ClientService {

    private final ClientRepository clients;
    private final PasswordEncoder secrets;
    private final Clock clock;

    ClientService(ClientRepository clients, PasswordEncoder secrets, Clock clock) {
        this.clients = clients;
        this.secrets = secrets;
        this.clock = clock;
    }

    Client registerIntegrator(CompanyId companyId, String displayName, Set<String> scopes, ClientSecret secret) {
        var unknown = new HashSet<>(scopes);
        unknown.removeAll(Client.INTEGRATOR_SCOPES);
        if (!unknown.isEmpty()) {
            throw new UnknownScope(unknown);
        }
        var id = new ClientId(Ids.next());
        var name = "integrator-" + id.value();
        return insert(confidential(id, companyId, name, displayName.strip(), Set.of(Role.INTEGRATOR), scopes), secret);
    }

    /// The command line of whoever owns the machine.
    public Client registerOperator(CompanyId companyId, String name, Set<Role> roles, ClientSecret secret) {
        var id = new ClientId(Ids.next());
        return insert(
                confidential(id, companyId, name, "Operator of this installation", roles, Set.of("tieout")), secret);
    }

    /// One of our own user interfaces: it has no secret, so it proves itself by PKCE at each sign-in.
    public Client registerPublic(String name, String displayName, Set<String> scopes, List<String> redirectUris) {
        var client = new Client(
                new ClientId(Ids.next()),
                null,
                name,
                displayName,
                Client.Kind.PUBLIC,
                Set.of(),
                scopes,
                redirectUris,
                false,
                1);
        return insert(client, null);
    }

    Client change(
            CompanyId companyId,
            ClientId id,
            long expectedVersion,
            @Nullable String displayName,
            @Nullable Boolean disabled) {
        var client = clients.get(companyId, id);
        if (client.version() != expectedVersion) {
            throw new StaleVersion(expectedVersion, client.version());
        }
        var changed = client.changed(
                displayName == null ? client.displayName() : displayName.strip(),
                disabled == null ? client.disabled() : disabled);
        clients.update(companyId, changed, expectedVersion);
        return changed;
    }

    public Optional<StoredClient> find(ClientId id) {
        return clients.find(id);
    }

    public Optional<StoredClient> findByName(String name) {
        return clients.findByName(name);
    }

    private Client insert(Client client, @Nullable ClientSecret secret) {
        clients.insert(client, secret == null ? null : secrets.encode(secret.value()), clock.instant());
        return client;
    }

    private static Client confidential(
            ClientId id, CompanyId companyId, String name, String displayName, Set<Role> roles, Set<String> scopes) {
        return new Client(
                id, companyId, name, displayName, Client.Kind.CONFIDENTIAL, roles, scopes, List.of(), false, 1);
    }
}
