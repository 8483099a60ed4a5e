package io.tieout.ledger.seal;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class SealService {

    private final SealRepository seals;
    private final JournalBlockPublisher publisher;
    private final SealProperties properties;

    SealService(SealRepository seals, JournalBlockPublisher publisher, SealProperties properties) {
        this.seals = seals;
        this.publisher = publisher;
        this.properties = properties;
    }

    List<UUID> companiesToSeal() {
        return seals.companiesToSeal();
    }

    /// Seals the next block of a company.
    ///
    /// @return how many entries it has: none when nothing waits or another sealer is at it
    int sealNext(UUID companyId) {
        if (!seals.tryLock(companyId)) {
            return 0;
        }
        var end = seals.lastBlock(companyId);
        var waiting = seals.entriesAfter(companyId, end, properties.blockSize());
        if (waiting.isEmpty()) {
            return 0;
        }
        var block =
                new SealedBlock(companyId, end.blockNumber() + 1, end.lastSequence() + 1, BlockSize.fitting(waiting));
        seals.insert(block);
        publisher.sealed(block);
        return block.entries().size();
    }
}
