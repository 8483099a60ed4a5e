package io.tieout.reconciliation.workbench;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LineOwnerRepository {

    private final JdbcClient jdbc;

    LineOwnerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<LineOwner> lock(UUID companyId, UUID lineId) {
        return jdbc.sql("""
                        select line_id, owner_id, owner_version
                        from bank_line
                        where company_id = :company and line_id = :line
                        for update
                        """)
                .param("company", companyId)
                .param("line", lineId)
                .query((row, number) -> new LineOwner(
                        row.getObject("line_id", UUID.class),
                        row.getObject("owner_id", UUID.class),
                        row.getLong("owner_version")))
                .optional();
    }

    void set(UUID companyId, LineOwner before, @Nullable UUID ownerId) {
        jdbc.sql("""
                        update bank_line
                        set owner_id = :owner, owner_version = owner_version + 1
                        where company_id = :company and line_id = :line and owner_version = :version
                        """)
                .param("company", companyId)
                .param("line", before.lineId())
                .param("owner", ownerId)
                .param("version", before.version())
                .update();
    }
}
