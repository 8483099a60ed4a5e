package io.tieout.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.ledger.v1.JournalBlockSealed;
import io.tieout.platform.event.EventJson;
import io.tieout.platform.id.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BlockSizeTest {

    @Test
    void cutsWhatWouldNotFit() {
        var large = entry(1_000);
        var fitting = BlockSize.fitting(Collections.nCopies(20, large));

        assertThat(fitting).hasSizeBetween(2, 19);
        assertThat(bytes(fitting)).isLessThan(900_000).isGreaterThan(300_000);
    }

    @Test
    void takesAtLeastOneEntryAndAllSmallOnes() {
        assertThat(BlockSize.fitting(List.of(entry(1_000)))).hasSize(1);
        assertThat(BlockSize.fitting(Collections.nCopies(1_000, entry(2)))).hasSize(1_000);
    }

    private static SealedBlock.Entry entry(int lines) {
        var day = LocalDate.parse("2026-03-31");
        var recordedAt = Instant.parse("2026-03-31T10:00:00.123456Z");
        var line = new SealedBlock.Line(
                1, "1234567890.123456789", "CREDIT", 9_999_999_999_999_999L, "EUR", Map.of(), day, recordedAt);
        return new SealedBlock.Entry(
                Ids.next(),
                "18446744073709551615",
                day,
                day,
                recordedAt,
                "CLASSIFICATION",
                UUID.randomUUID(),
                "Text",
                UUID.randomUUID(),
                new SealedBlock.Adjusting(UUID.randomUUID(), true),
                Collections.nCopies(lines, line));
    }

    private static int bytes(List<SealedBlock.Entry> entries) {
        var sealed = new SealedBlock(Ids.next(), 1, 1, entries);
        var key = SealKey.parse("MC4CAQAwBQYDK2VwBCIEIPwNCnm8sYprvX+ms+HM+zYOMCRA72KWksNyK9RQpg2B");
        var stored =
                new StoredBlock(sealed.companyId(), 1, 1, entries.size(), Instant.parse("2026-03-31T10:00:01Z"), null);
        var checkpoint = Checkpoint.of(stored, MerkleTree.root(sealed.leaves()), Hash.NONE, key);
        var block = JournalBlockPublisher.payload(sealed, checkpoint, key.publicKey(), new TreeMap<>());
        assertThat(block).isInstanceOf(JournalBlockSealed.class);
        return EventJson.mapper().writeValueAsString(block).getBytes(StandardCharsets.UTF_8).length;
    }
}
