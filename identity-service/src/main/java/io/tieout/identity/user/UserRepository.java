package io.tieout.identity.user;

import static java.time.ZoneOffset.UTC;

import io.tieout.identity.company.CompanyId;
import io.tieout.platform.problem.NotFound;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.platform.security.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UserRepository {

    private static final String SELECT = """
            select company_id, user_id, email, display_name, password_hash, password_changed_at, roles, disabled, version
            from app_user
            """;

    private final JdbcClient jdbc;

    UserRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return whether the address was free
    boolean insert(User user, String passwordHash, Instant createdAt) {
        return jdbc.sql("""
                insert into app_user
                    (company_id, user_id, email, display_name, password_hash, password_changed_at, roles, disabled,
                     version, created_at)
                values (:company, :id, :email, :name, :hash, :changedAt, :roles, :disabled, :version, :createdAt)
                on conflict (lower(email)) do nothing
                """)
                        .param("company", user.companyId().value())
                        .param("id", user.id().value())
                        .param("email", user.email())
                        .param("name", user.displayName())
                        .param("hash", passwordHash)
                        .param("changedAt", user.passwordChangedAt().atOffset(UTC))
                        .param("roles", names(user.roles()))
                        .param("disabled", user.disabled())
                        .param("version", user.version())
                        .param("createdAt", createdAt.atOffset(UTC))
                        .update()
                == 1;
    }

    /// @param passwordHash null keeps the present one
    void update(User user, @Nullable String passwordHash, long expectedVersion) {
        int rows = jdbc.sql("""
                update app_user
                set display_name = :name, roles = :roles, disabled = :disabled,
                    password_hash = coalesce(cast(:hash as text), password_hash), password_changed_at = :changedAt,
                    version = :version
                where company_id = :company and user_id = :id and version = :expected
                """)
                .param("name", user.displayName())
                .param("roles", names(user.roles()))
                .param("disabled", user.disabled())
                .param("hash", passwordHash)
                .param("changedAt", user.passwordChangedAt().atOffset(UTC))
                .param("version", user.version())
                .param("company", user.companyId().value())
                .param("id", user.id().value())
                .param("expected", expectedVersion)
                .update();
        if (rows == 0) {
            throw new StaleVersion(
                    expectedVersion, get(user.companyId(), user.id()).version());
        }
    }

    void lockAdmins(CompanyId companyId) {
        jdbc.sql("""
                select user_id
                from app_user
                where company_id = :company and 'ADMIN' = any (roles)
                order by user_id
                for update
                """).param("company", companyId.value()).query(UUID.class).list();
    }

    int countActiveAdmins(CompanyId companyId) {
        return jdbc.sql("""
                select count(*)
                from app_user
                where company_id = :company and 'ADMIN' = any (roles) and not disabled
                """)
                .param("company", companyId.value())
                .query(Integer.class)
                .single();
    }

    User get(CompanyId companyId, UserId id) {
        return jdbc.sql(SELECT + "where company_id = :company and user_id = :id")
                .param("company", companyId.value())
                .param("id", id.value())
                .query(UserRepository::read)
                .optional()
                .map(StoredUser::user)
                .orElseThrow(() ->
                        new NotFound("user-not-found", "There is no such user", "No user has the id " + id.value()));
    }

    Optional<User> find(UserId id) {
        return jdbc.sql(SELECT + "where user_id = :id")
                .param("id", id.value())
                .query(UserRepository::read)
                .optional()
                .map(StoredUser::user);
    }

    Optional<StoredUser> findByEmail(String email) {
        return jdbc.sql(SELECT + "where lower(email) = lower(:email)")
                .param("email", email.strip())
                .query(UserRepository::read)
                .optional();
    }

    /// @param after the address of the last user already seen, or null
    List<User> list(CompanyId companyId, @Nullable String after, int limit) {
        return jdbc
                .sql(SELECT + """
                where company_id = :company and lower(email) > cast(:after as text)
                order by lower(email)
                limit :limit
                """)
                .param("company", companyId.value())
                .param("after", after == null ? "" : after)
                .param("limit", limit)
                .query(UserRepository::read)
                .list()
                .stream()
                .map(StoredUser::user)
                .toList();
    }

    private static String[] names(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).toArray(String[]::new);
    }

    private static StoredUser read(ResultSet row, int number) throws SQLException {
        var roles = (String[]) row.getArray("roles").getArray();
        return new StoredUser(
                new User(
                        new UserId(row.getObject("user_id", UUID.class)),
                        new CompanyId(row.getObject("company_id", UUID.class)),
                        row.getString("email"),
                        row.getString("display_name"),
                        Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toSet()),
                        row.getBoolean("disabled"),
                        row.getObject("password_changed_at", OffsetDateTime.class)
                                .toInstant(),
                        row.getLong("version")),
                row.getString("password_hash"));
    }
}
