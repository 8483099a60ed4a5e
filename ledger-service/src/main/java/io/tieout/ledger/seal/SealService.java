package io.tieout.ledger.seal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class SealService {

    private final SealRepository seals;
    private final SealQueries queries;
    private final SealedEntryQueries entries;
    private final JournalBlockPublisher publisher;
    private final SealProperties properties;
    private final SealKeys keys;

    SealService(
            SealRepository seals,
            SealQueries queries,
            SealedEntryQueries entries,
            JournalBlockPublisher publisher,
            SealProperties properties,
            SealKeys keys) {
        this.seals = seals;
        this.queries = queries;
        this.entries = entries;
        this.publisher = publisher;
        this.properties = properties;
        this.keys = keys;
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
        var last = queries.lastCheckpoint(companyId);
        long signed = last.map(Checkpoint::blockNumber).orElse(0L);
        if (signed < end.blockNumber()) {
            return sign(queries.block(companyId, signed + 1).orElseThrow(), last);
        }
        var waiting = entries.after(companyId, end, properties.blockSize());
        if (waiting.isEmpty()) {
            return 0;
        }
        var block =
                new SealedBlock(companyId, end.blockNumber() + 1, end.lastSequence() + 1, BlockSize.fitting(waiting));
        var leaves = block.leaves();
        var sealedAt = seals.insert(block, leaves);
        var stored =
                new StoredBlock(companyId, block.number(), block.firstSequence(), block.lastSequence(), sealedAt, null);
        var checkpoint = checkpoint(stored, leaves, last);
        publisher.sealed(block, checkpoint, keys.signing().publicKey(), entries.accountRoles(companyId));
        return block.entries().size();
    }

    /// A block from before the journal was signed gets its checkpoint.
    private int sign(StoredBlock block, Optional<Checkpoint> last) {
        var places = queries.places(block.companyId(), block.firstSequence(), block.lastSequence());
        var found = entries.find(
                block.companyId(), places.stream().map(Place::entryId).toList());
        var inOrder = places.stream()
                .flatMap(place -> Optional.ofNullable(found.get(place.entryId())).stream())
                .toList();
        if (inOrder.size() != block.lastSequence() - block.firstSequence() + 1) {
            throw new IllegalStateException("block " + block.number() + " of company " + block.companyId()
                    + " has lost entries and is not signed");
        }
        var sealed = new SealedBlock(block.companyId(), block.number(), block.firstSequence(), inOrder);
        checkpoint(block, sealed.leaves(), last);
        return inOrder.size();
    }

    private Checkpoint checkpoint(StoredBlock block, List<Hash> leaves, Optional<Checkpoint> last) {
        var previous = last.map(Checkpoint::hash).orElse(Hash.NONE);
        var checkpoint = Checkpoint.of(block, MerkleTree.root(leaves), previous, keys.signing());
        seals.insert(checkpoint);
        return checkpoint;
    }
}
