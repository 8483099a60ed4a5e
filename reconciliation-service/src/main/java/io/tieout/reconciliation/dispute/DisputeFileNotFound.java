package io.tieout.reconciliation.dispute;

import io.tieout.platform.problem.NotFound;

final class DisputeFileNotFound extends NotFound {

    DisputeFileNotFound(String sha256) {
        super("dispute-file-not-found", "There is no such file", "The dispute has no file with the hash " + sha256);
    }
}
