package io.tieout.ledger.seal;

import java.util.List;

/// How many entries fit into one event: the broker takes 1 MiB, the outbox 900,000 bytes.
final class BlockSize {

    static final int MAX_BYTES = 800_000;

    private static final int ENTRY_BYTES = 320;
    private static final int LINE_BYTES = 140;

    private BlockSize() {}

    /// The longest beginning of the list that fits, at least one entry.
    static List<SealedBlock.Entry> fitting(List<SealedBlock.Entry> entries) {
        long bytes = 0;
        for (int index = 0; index < entries.size(); index++) {
            bytes +=
                    ENTRY_BYTES + (long) LINE_BYTES * entries.get(index).lines().size();
            if (bytes > MAX_BYTES && index > 0) {
                return entries.subList(0, index);
            }
        }
        return entries;
    }
}
