package io.tieout.ledger.seal;

import io.tieout.platform.check.CompanyCheck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Hashes every sealed entry again and follows the chain of signed checkpoints from the first; then compares it with
/// the file outside the database, which is what finds a journal that was rewritten as a whole.
///
/// Reads block by block, so memory does not grow with the journal; sealed blocks never change, so no snapshot is
/// needed.
@Component
class JournalSealCheck implements CompanyCheck {

    private static final int MAX_VIOLATIONS = 20;
    private static final int BLOCKS_A_READ = 50;
    private static final int LINES_A_COMPARISON = 500;

    private final SealQueries queries;
    private final SealedEntryQueries entries;
    private final SealKeys keys;
    private final CheckpointLogRepository log;

    JournalSealCheck(SealQueries queries, SealedEntryQueries entries, SealKeys keys, CheckpointLogRepository log) {
        this.queries = queries;
        this.entries = entries;
        this.keys = keys;
        this.log = log;
    }

    @Override
    public String invariant() {
        return "I11";
    }

    @Override
    public String statement() {
        return "Each sealed entry is as it was signed, and the checkpoints outside the database say the same";
    }

    /// Of each company, the first broken entry first.
    @Override
    public List<Violation> violations(@Nullable UUID companyId) {
        var violations = new ArrayList<Violation>();
        var companies = companyId == null ? queries.companies() : List.of(companyId);
        companies.forEach(company -> violations.addAll(chain(company)));
        violations.addAll(outside(companyId));
        return violations.stream().limit(MAX_VIOLATIONS).toList();
    }

    private List<Violation> chain(UUID companyId) {
        var violations = new ArrayList<Violation>();
        var previous = Hash.NONE;
        long number = 0;
        long last = 0;
        while (violations.size() < MAX_VIOLATIONS) {
            var blocks = queries.blocksAfter(companyId, number, BLOCKS_A_READ);
            if (blocks.isEmpty()) {
                return violations;
            }
            for (var block : blocks) {
                if (block.number() != number + 1 || block.firstSequence() != last + 1) {
                    violations.add(violation(
                            companyId, "entry " + (last + 1), "is missing: there is no block after block " + number));
                }
                verify(block, previous)
                        .forEach(found -> violations.add(violation(companyId, found.subject(), found.detail())));
                previous = block.checkpoint() == null
                        ? previous
                        : block.checkpoint().hash();
                number = block.number();
                last = block.lastSequence();
            }
        }
        return violations;
    }

    private List<BlockVerification.Finding> verify(StoredBlock block, Hash previous) {
        var places = queries.places(block.companyId(), block.firstSequence(), block.lastSequence());
        var found = entries.find(
                block.companyId(), places.stream().map(Place::entryId).toList());
        return BlockVerification.verify(block, previous, places, found, keys);
    }

    /// @param only this company; all when null
    private List<Violation> outside(@Nullable UUID only) {
        var violations = new ArrayList<Violation>();
        var waiting = new ArrayList<CheckpointResponse>();
        log.forEach(logged -> {
            if (only == null || only.equals(logged.companyId())) {
                waiting.add(logged);
            }
            if (waiting.size() == LINES_A_COMPARISON) {
                compare(waiting, violations);
                waiting.clear();
            }
        });
        compare(waiting, violations);
        return violations;
    }

    private void compare(List<CheckpointResponse> logged, List<Violation> violations) {
        var byCompany = new HashMap<UUID, List<CheckpointResponse>>();
        logged.forEach(line -> byCompany
                .computeIfAbsent(line.companyId(), id -> new ArrayList<>())
                .add(line));
        byCompany.forEach((companyId, lines) -> {
            var stored = stored(companyId, lines);
            for (var line : lines) {
                if (!line.equals(stored.get(line.blockNumber()))) {
                    violations.add(violation(
                            companyId,
                            "block " + line.blockNumber() + " (entries " + line.firstSequence() + " to "
                                    + line.lastSequence() + ")",
                            stored.containsKey(line.blockNumber())
                                    ? "is not the one whose checkpoint lies outside the database: it was rewritten"
                                    : "is gone: its checkpoint lies outside the database"));
                }
            }
        });
    }

    private Map<Long, CheckpointResponse> stored(UUID companyId, List<CheckpointResponse> lines) {
        var stored = new HashMap<Long, CheckpointResponse>();
        var numbers =
                lines.stream().map(CheckpointResponse::blockNumber).sorted().toList();
        long after = numbers.getFirst() - 1;
        int span = (int) Math.min(numbers.getLast() - after, Integer.MAX_VALUE);
        queries.blocksAfter(companyId, after, span).forEach(block -> {
            if (block.checkpoint() != null) {
                stored.put(block.number(), CheckpointResponse.from(block.checkpoint()));
            }
        });
        return stored;
    }

    private static Violation violation(UUID companyId, String subject, String detail) {
        return new Violation(companyId + " " + subject, detail);
    }
}
