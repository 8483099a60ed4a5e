package io.tieout.ledger.seal;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Writes the sealed journal so that it can be verified far from here: `tieout verify-export` needs no database.
///
/// JSON lines: a header with the keys, then for each block its checkpoint and its entries, and an end with the counts,
/// so that a file that was cut off shows. What is missing or changed in the database is written as it is found.
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class SealExportService {

    static final String FORMAT = "tieout-sealed-journal/1";

    private static final int BLOCKS_A_READ = 50;

    private final SealQueries queries;
    private final SealedEntryQueries entries;
    private final SealKeys keys;
    private final JsonMapper json;
    private final Clock clock;

    SealExportService(SealQueries queries, SealedEntryQueries entries, SealKeys keys, JsonMapper json, Clock clock) {
        this.queries = queries;
        this.entries = entries;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    public void write(UUID companyId, PrintWriter out) {
        var publicKeys = keys.all().stream().map(SealResponse.Key::from).toList();
        line(
                out,
                Map.of(
                        "format",
                        FORMAT,
                        "companyId",
                        companyId.toString(),
                        "exportedAt",
                        CanonicalEntry.instant(clock.instant()),
                        "keys",
                        publicKeys));
        long blocks = 0;
        long written = 0;
        var read = queries.blocksAfter(companyId, 0, BLOCKS_A_READ);
        while (!read.isEmpty()) {
            for (var block : read) {
                if (block.checkpoint() != null) {
                    line(out, Map.of("checkpoint", CheckpointResponse.from(block.checkpoint())));
                    blocks++;
                    written += entries(block, out);
                }
            }
            read = queries.blocksAfter(companyId, read.getLast().number(), BLOCKS_A_READ);
        }
        line(out, Map.of("end", Map.of("blocks", Long.toString(blocks), "entries", Long.toString(written))));
        out.flush();
    }

    private int entries(StoredBlock block, PrintWriter out) {
        var places = queries.places(block.companyId(), block.firstSequence(), block.lastSequence());

        var found = entries.find(
                block.companyId(), places.stream().map(Place::entryId).toList());
        int written = 0;
        for (var place : places) {
            var entry = found.get(place.entryId());
            if (entry == null) {
                continue;
            }
            var members = new LinkedHashMap<String, Object>();
            members.put(
                    "entry",
                    CanonicalEntry.of(block.companyId(), place.sequence(), entry)
                            .members());
            if (place.leaf() != null) {
                members.put("leaf", place.leaf().hex());
            }
            line(out, members);
            written++;
        }
        return written;
    }

    private void line(PrintWriter out, Map<String, ?> members) {
        out.print(json.writeValueAsString(members));
        out.print('\n');
    }
}
