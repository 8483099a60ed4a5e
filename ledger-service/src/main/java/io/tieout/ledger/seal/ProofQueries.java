package io.tieout.ledger.seal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/// Makes the proof that an entry is in the sealed journal.
@Repository
class ProofQueries {

    private final SealQueries queries;
    private final SealedEntryQueries entries;
    private final SealKeys keys;

    ProofQueries(SealQueries queries, SealedEntryQueries entries, SealKeys keys) {
        this.queries = queries;
        this.entries = entries;
        this.keys = keys;
    }

    ProofResponse proof(UUID companyId, UUID entryId) {
        var entry = entries.find(companyId, List.of(entryId)).get(entryId);
        if (entry == null) {
            throw new SealedEntryNotFound(entryId);
        }
        var place = queries.place(companyId, entryId).orElseThrow(() -> new EntryNotSealed(entryId));
        var block = queries.block(companyId, place.blockNumber()).orElseThrow(() -> new EntryNotSealed(entryId));
        var checkpoint = block.checkpoint();
        if (checkpoint == null) {
            throw new EntryNotSealed(entryId);
        }
        var canonical = CanonicalEntry.of(companyId, place.sequence(), entry);
        var leaves = leaves(block);
        int index = (int) (place.sequence() - block.firstSequence());
        var path = MerkleTree.path(leaves, index);
        var key = keys.find(checkpoint.keyId());
        boolean holds =
                MerkleTree.rootOf(canonical.hash(), index, leaves.size(), path).equals(checkpoint.root())
                        && key.isPresent()
                        && key.get().verifies(checkpoint.text(), checkpoint.signature());
        return new ProofResponse(
                canonical.members(),
                canonical.hash().hex(),
                index,
                leaves.size(),
                path.stream().map(Hash::hex).toList(),
                CheckpointResponse.from(checkpoint),
                key.map(SealPublicKey::encoded).orElse(""),
                holds);
    }

    /// As they were when the block was sealed; of a block from before entries were hashed, as they are now.
    private List<Hash> leaves(StoredBlock block) {
        var places = queries.places(block.companyId(), block.firstSequence(), block.lastSequence());
        var sealed = places.stream()
                .flatMap(place -> Optional.ofNullable(place.leaf()).stream())
                .toList();
        if (sealed.size() == places.size()) {
            return sealed;
        }
        var found = entries.find(
                block.companyId(), places.stream().map(Place::entryId).toList());
        return places.stream()
                .map(place -> CanonicalEntry.of(
                                block.companyId(), place.sequence(), Objects.requireNonNull(found.get(place.entryId())))
                        .hash())
                .toList();
    }
}
