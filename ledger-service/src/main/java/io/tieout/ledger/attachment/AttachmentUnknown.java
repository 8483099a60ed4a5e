package io.tieout.ledger.attachment;

import io.tieout.platform.problem.NotFound;

final class AttachmentUnknown extends NotFound {

    AttachmentUnknown(Sha256 sha256) {
        super("attachment-unknown", "There is no such attachment", "No content has the hash " + sha256.value());
    }
}
