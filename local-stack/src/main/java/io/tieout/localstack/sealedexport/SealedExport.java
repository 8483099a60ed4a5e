package io.tieout.localstack.sealedexport;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads an export from its first line to its last and stops at the first thing that is broken.
final class SealedExport {

    private static final String FORMAT = "tieout-sealed-journal/1";

    private final Map<String, String> keys = new HashMap<>();
    private final Map<Long, SealedCheckpoint> checkpoints = new HashMap<>();
    private final List<String> leaves = new ArrayList<>();

    private String companyId = "";
    private String exportedAt = "";
    private @Nullable SealedCheckpoint current;
    private String previous = SealHash.NONE;
    private long lastSequence;
    private long entries;
    private boolean ended;

    private SealedExport() {}

    static SealedExport verified(Path file) {
        var export = new SealedExport();
        JsonLines.read(file, export::line);
        if (!export.ended) {
            throw new Broken("the file has no end: it was cut off");
        }
        return export;
    }

    String companyId() {
        return companyId;
    }

    String exportedAt() {
        return exportedAt;
    }

    long entries() {
        return entries;
    }

    Map<String, String> keys() {
        return keys;
    }

    /// By block number.
    Map<Long, SealedCheckpoint> checkpoints() {
        return checkpoints;
    }

    private void line(long number, JsonNode line) {
        if (ended) {
            throw new Broken("line " + number + " comes after the end");
        }
        if (number == 1) {
            header(line);
        } else if (line.has("checkpoint")) {
            finishBlock();
            begin(SealedCheckpoint.of(line.path("checkpoint")));
        } else if (line.has("entry")) {
            entry(line.path("entry"), line.path("leaf"));
        } else if (line.has("end")) {
            finishBlock();
            end(line.path("end"));
        } else {
            throw new Broken("line " + number + " is neither checkpoint nor entry");
        }
    }

    private void header(JsonNode header) {
        if (!header.path("format").asString("").equals(FORMAT)) {
            throw new Broken("the file is no sealed journal (" + FORMAT + ")");
        }
        companyId = header.path("companyId").asString("");
        exportedAt = header.path("exportedAt").asString("");
        for (var key : header.path("keys")) {
            var publicKey = key.path("publicKey").asString("");
            keys.put(SealedCheckpoint.keyId(publicKey), publicKey);
        }
    }

    private void begin(SealedCheckpoint checkpoint) {
        if (!checkpoint.companyId().equals(companyId)) {
            throw new Broken(checkpoint.name() + " belongs to another company");
        }
        if (checkpoint.blockNumber() != checkpoints.size() + 1) {
            throw new Broken("block " + (checkpoints.size() + 1) + ", from entry " + (lastSequence + 1)
                    + " on, is missing: block " + checkpoint.blockNumber() + " comes instead");
        }
        if (checkpoint.firstSequence() != lastSequence + 1 || checkpoint.lastSequence() <= lastSequence) {
            throw new Broken(checkpoint.name() + " does not follow entry " + lastSequence);
        }
        if (!checkpoint.previous().equals(previous)) {
            throw new Broken(checkpoint.name() + ": its checkpoint does not name the one before");
        }
        var key = keys.get(checkpoint.keyId());
        if (key == null || !checkpoint.isSignedWith(key)) {
            throw new Broken(checkpoint.name() + ": the signature of its checkpoint is wrong");
        }
        checkpoints.put(checkpoint.blockNumber(), checkpoint);
        previous = checkpoint.hash();
        current = checkpoint;
    }

    private void entry(JsonNode entry, JsonNode leaf) {
        var name = "entry " + (lastSequence + 1);
        if (current == null || lastSequence == current.lastSequence()) {
            throw new Broken("entry " + entry.path("sequence").asString("?") + " is in no block");
        }
        if (!entry.path("sequence").asString("").equals(Long.toString(lastSequence + 1))) {
            throw new Broken(
                    name + " is missing: entry " + entry.path("sequence").asString("?") + " comes instead");
        }
        if (!entry.path("companyId").asString("").equals(companyId)) {
            throw new Broken(name + " belongs to another company");
        }
        var hash = SealHash.ofEntry(entry);
        if (leaf.isString() && !leaf.stringValue().equals(hash)) {
            throw new Broken(name + " (" + entry.path("entryId").asString("?") + ") was changed after it was sealed");
        }
        leaves.add(hash);
        lastSequence++;
        entries++;
    }

    private void finishBlock() {
        if (current == null) {
            return;
        }
        if (lastSequence != current.lastSequence()) {
            throw new Broken("entry " + (lastSequence + 1) + " is missing: " + current.name() + " is not complete");
        }
        if (!SealHash.root(leaves).equals(current.root())) {
            throw new Broken(
                    current.name() + ": entries and their hashes were replaced: they do not lead to the signed root");
        }
        leaves.clear();
        current = null;
    }

    private void end(JsonNode end) {
        ended = true;
        if (!end.path("blocks").asString("").equals(Long.toString(checkpoints.size()))
                || !end.path("entries").asString("").equals(Long.toString(entries))) {
            throw new Broken("the file does not hold as many blocks and entries as its end says");
        }
    }
}
