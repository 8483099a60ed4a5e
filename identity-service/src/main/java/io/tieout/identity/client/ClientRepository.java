package io.tieout.identity.client;

import static java.time.ZoneOffset.UTC;

import io.tieout.identity.company.CompanyId;
import io.tieout.platform.problem.NotFound;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.platform.security.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ClientRepository {

    private static final String SELECT = """
            select company_id, client_id, client_name, display_name, kind, secret_hash, roles, scopes, redirect_uris,
                   disabled, version
            from client
            """;

    private final JdbcClient jdbc;

    ClientRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Client client, @Nullable String secretHash, Instant createdAt) {
        jdbc.sql("""
                insert into client
                    (company_id, client_id, client_name, display_name, kind, secret_hash, roles, scopes, redirect_uris,
                     disabled, version, created_at)
                values (cast(:company as uuid), :id, :name, :displayName, :kind, cast(:hash as text), :roles, :scopes,
                        :redirectUris, :disabled, :version, :createdAt)
                """)
                .param(
                        "company",
                        client.companyId() == null ? null : client.companyId().value())
                .param("id", client.id().value())
                .param("name", client.name())
                .param("displayName", client.displayName())
                .param("kind", client.kind().name())
                .param("hash", secretHash)
                .param("roles", client.roles().stream().sorted().map(Role::name).toArray(String[]::new))
                .param("scopes", client.scopes().stream().sorted().toArray(String[]::new))
                .param("redirectUris", client.redirectUris().toArray(String[]::new))
                .param("disabled", client.disabled())
                .param("version", client.version())
                .param("createdAt", createdAt.atOffset(UTC))
                .update();
    }

    void update(CompanyId companyId, Client client, long expectedVersion) {
        int rows = jdbc.sql("""
                update client
                set display_name = :displayName, disabled = :disabled, version = :version
                where company_id = :company and client_id = :id and version = :expected
                """)
                .param("displayName", client.displayName())
                .param("disabled", client.disabled())
                .param("version", client.version())
                .param("company", companyId.value())
                .param("id", client.id().value())
                .param("expected", expectedVersion)
                .update();
        if (rows == 0) {
            throw new StaleVersion(expectedVersion, get(companyId, client.id()).version());
        }
    }

    Client get(CompanyId companyId, ClientId id) {
        return jdbc.sql(SELECT + "where company_id = :company and client_id = :id")
                .param("company", companyId.value())
                .param("id", id.value())
                .query(ClientRepository::read)
                .optional()
                .map(StoredClient::client)
                .orElseThrow(() -> new NotFound(
                        "client-not-found", "There is no such client", "No client has the id " + id.value()));
    }

    Optional<StoredClient> find(ClientId id) {
        return jdbc.sql(SELECT + "where client_id = :id")
                .param("id", id.value())
                .query(ClientRepository::read)
                .optional();
    }

    Optional<StoredClient> findByName(String name) {
        return jdbc.sql(SELECT + "where client_name = :name")
                .param("name", name)
                .query(ClientRepository::read)
                .optional();
    }

    /// @param after the name of the last client already seen, or null
    List<Client> list(CompanyId companyId, @Nullable String after, int limit) {
        return jdbc
                .sql(SELECT + """
                where company_id = :company and client_name > :after
                order by client_name
                limit :limit
                """)
                .param("company", companyId.value())
                .param("after", after == null ? "" : after)
                .param("limit", limit)
                .query(ClientRepository::read)
                .list()
                .stream()
                .map(StoredClient::client)
                .toList();
    }

    private static StoredClient read(ResultSet row, int number) throws SQLException {
        var companyId = row.getObject("company_id", UUID.class);
        return new StoredClient(
                new Client(
                        new ClientId(row.getObject("client_id", UUID.class)),
                        companyId == null ? null : new CompanyId(companyId),
                        row.getString("client_name"),
                        row.getString("display_name"),
                        Client.Kind.valueOf(row.getString("kind")),
                        texts(row, "roles").stream().map(Role::valueOf).collect(Collectors.toSet()),
                        texts(row, "scopes").stream().collect(Collectors.toSet()),
                        texts(row, "redirect_uris"),
                        row.getBoolean("disabled"),
                        row.getLong("version")),
                row.getString("secret_hash"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
