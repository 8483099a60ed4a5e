package io.tieout.ledger.seal;

import java.util.UUID;

/// Where the last block of a company ended.
record BlockEnd(long blockNumber, long lastSequence, String transactionId, UUID entryId) {

    static final BlockEnd NONE = new BlockEnd(0, 0, "0", new UUID(0, 0));
}
