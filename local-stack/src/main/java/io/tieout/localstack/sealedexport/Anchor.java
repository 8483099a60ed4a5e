package io.tieout.localstack.sealedexport;

import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/// Checkpoints that were kept away from the ledger's database. Only they show that a journal was rewritten as a whole
/// by someone who could sign it again.
final class Anchor {

    private final SealedExport export;
    private long agreeing;
    private long later;
    private long lastEntry;

    private Anchor(SealedExport export) {
        this.export = export;
    }

    /// @return what to say about it
    static String compare(SealedExport export, Path file) {
        var anchor = new Anchor(export);
        JsonLines.read(file, anchor::line);
        if (anchor.agreeing == 0) {
            throw new Broken("the anchor has no checkpoint of this journal to compare with");
        }
        return anchor.agreeing + " checkpoints kept outside say the same, up to entry " + anchor.lastEntry
                + (anchor.later == 0 ? "" : "; " + anchor.later + " more were sealed after this export");
    }

    private void line(long number, JsonNode line) {
        var kept = SealedCheckpoint.of(line.path("checkpoint"));
        if (!kept.companyId().equals(export.companyId())) {
            return;
        }
        var publicKey = line.path("publicKey").asString("");
        if (!SealedCheckpoint.keyId(publicKey).equals(kept.keyId()) || !kept.isSignedWith(publicKey)) {
            throw new Broken("line " + number + " of the anchor is not signed by its key");
        }
        var exported = export.checkpoints().get(kept.blockNumber());
        if (exported == null) {
            missing(kept);
        } else if (!exported.hash().equals(kept.hash())) {
            throw new Broken(kept.name() + " was rewritten: its checkpoint is not the one that was kept outside");
        } else {
            agreeing++;
            lastEntry = Math.max(lastEntry, kept.lastSequence());
        }
    }

    /// Both moments have the same form, so their order is that of the texts.
    private void missing(SealedCheckpoint kept) {
        if (kept.sealedAt().compareTo(export.exportedAt()) <= 0) {
            throw new Broken(kept.name() + " is gone: its checkpoint of " + kept.sealedAt() + " was kept outside");
        }
        later++;
    }
}
