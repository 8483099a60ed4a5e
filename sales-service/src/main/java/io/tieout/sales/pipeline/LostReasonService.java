package io.tieout.sales.pipeline;

import io.tieout.platform.sql.RecordRowMapper;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The catalogue of reasons and objections.
@Service
@Transactional
public class LostReasonService {

    private static final int MAX_REASONS = 1_000;

    private final JdbcClient jdbc;

    LostReasonService(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(UUID companyId, LostReason reason) {
        jdbc.sql("""
                        insert into lost_reason (company_id, reason_code, name, kind, active)
                        values (:company, :code, :name, :kind, :active)
                        on conflict (company_id, reason_code) do update
                           set name = excluded.name, kind = excluded.kind, active = excluded.active
                        """)
                .param("company", companyId)
                .param("code", reason.reasonCode())
                .param("name", reason.name())
                .param("kind", reason.kind().name())
                .param("active", reason.active())
                .update();
    }

    List<LostReason> all(UUID companyId) {
        return jdbc.sql("""
                        select reason_code, name, kind, active from lost_reason
                         where company_id = :company
                         order by reason_code
                         limit :limit
                        """)
                .param("company", companyId)
                .param("limit", MAX_REASONS)
                .query(RecordRowMapper.of(LostReason.class))
                .list();
    }

    /// A company that has reasons in its catalogue chooses from them; one that has none says it in words.
    ///
    /// @throws LostReasonUnknown when it is not among them
    public void requireReason(UUID companyId, String reason) {
        var active = active(companyId, LostReasonKind.REASON);
        if (!active.isEmpty() && !active.contains(reason)) {
            throw new LostReasonUnknown(reason, LostReasonKind.REASON);
        }
    }

    /// @throws LostReasonUnknown when one is not in the catalogue
    public void requireObjections(UUID companyId, List<String> objections) {
        if (!objections.isEmpty()) {
            var active = active(companyId, LostReasonKind.OBJECTION);
            objections.stream()
                    .filter(objection -> !active.contains(objection))
                    .findFirst()
                    .ifPresent(objection -> {
                        throw new LostReasonUnknown(objection, LostReasonKind.OBJECTION);
                    });
        }
    }

    private List<String> active(UUID companyId, LostReasonKind kind) {
        return all(companyId).stream()
                .filter(reason -> reason.active() && reason.kind() == kind)
                .map(LostReason::reasonCode)
                .toList();
    }
}
