package io.tieout.ledger.seal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Brings committed checkpoints to the file outside the database. After a crash the last ones come twice, never not.
@Service
@Transactional
class CheckpointLogService {

    private static final int MAX_CHECKPOINTS = 1_000;

    private final SealRepository seals;
    private final SealQueries queries;
    private final CheckpointLogRepository log;

    CheckpointLogService(SealRepository seals, SealQueries queries, CheckpointLogRepository log) {
        this.seals = seals;
        this.queries = queries;
        this.log = log;
    }

    List<UUID> companiesBehind() {
        return log.isKept() ? seals.companiesBehindLog() : List.of();
    }

    void append(UUID companyId) {
        if (!seals.tryLock(companyId)) {
            return;
        }
        var fresh = queries.blocksAfter(companyId, seals.logPosition(companyId), MAX_CHECKPOINTS).stream()
                .flatMap(block -> Optional.ofNullable(block.checkpoint()).stream())
                .toList();
        if (!fresh.isEmpty()) {
            log.append(fresh);
            seals.setLogPosition(companyId, fresh.getLast().blockNumber());
        }
    }
}
