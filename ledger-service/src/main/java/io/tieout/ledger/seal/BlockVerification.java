package io.tieout.ledger.seal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Compares one block with what was sealed.
final class BlockVerification {

    private final StoredBlock block;
    private final Checkpoint checkpoint;
    private final SealKeys keys;
    private final List<Finding> findings = new ArrayList<>();

    private BlockVerification(StoredBlock block, Checkpoint checkpoint, SealKeys keys) {
        this.block = block;
        this.checkpoint = checkpoint;
        this.keys = keys;
    }

    /// @param subject the entry or block, by its number
    record Finding(String subject, String detail) {}

    /// @param previous hash of the checkpoint before
    /// @param places those of the block's sequence
    /// @param entries those that exist
    /// @return what is wrong, the first broken entry first
    static List<Finding> verify(
            StoredBlock block, Hash previous, List<Place> places, Map<UUID, SealedBlock.Entry> entries, SealKeys keys) {
        var checkpoint = block.checkpoint();
        if (checkpoint == null) {
            return List.of(new Finding("block " + block.number(), "has no checkpoint"));
        }
        var verification = new BlockVerification(block, checkpoint, keys);
        verification.entries(places, entries);
        verification.chain(previous);
        return List.copyOf(verification.findings);
    }

    private void entries(List<Place> places, Map<UUID, SealedBlock.Entry> entries) {
        var bySequence = new HashMap<Long, Place>();
        places.forEach(place -> bySequence.put(place.sequence(), place));
        var leaves = new ArrayList<Hash>();
        for (long sequence = block.firstSequence(); sequence <= block.lastSequence(); sequence++) {
            var place = bySequence.get(sequence);
            if (place == null) {
                found("entry " + sequence, "is missing, and so is its place in the sequence");
                continue;
            }
            var entry = entries.get(place.entryId());
            if (entry == null) {
                found("entry " + sequence, "(" + place.entryId() + ") was deleted after it was sealed");
                continue;
            }
            var leaf = CanonicalEntry.of(block.companyId(), sequence, entry).hash();
            if (place.leaf() != null && !place.leaf().equals(leaf)) {
                found("entry " + sequence, "(" + place.entryId() + ") was changed after it was sealed");
            }
            leaves.add(leaf);
        }
        if (findings.isEmpty() && !MerkleTree.root(leaves).equals(checkpoint.root())) {
            found(name(), "entries or their hashes were replaced: they do not lead to the signed root");
        }
    }

    private void chain(Hash previous) {
        if (!checkpoint.previous().equals(previous)) {
            found(name(), "its checkpoint does not name the one before");
        }
        var key = keys.find(checkpoint.keyId());
        if (key.isEmpty()) {
            found(name(), "its checkpoint is signed with key " + checkpoint.keyId() + ", which is not trusted");
        } else if (!key.get().verifies(checkpoint.text(), checkpoint.signature())) {
            found(name(), "the signature of its checkpoint is wrong");
        }
    }

    private String name() {
        return "block " + block.number() + " (entries " + block.firstSequence() + " to " + block.lastSequence() + ")";
    }

    private void found(String subject, String detail) {
        findings.add(new Finding(subject, detail));
    }
}
