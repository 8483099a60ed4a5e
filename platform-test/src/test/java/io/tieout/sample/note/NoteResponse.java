package io.tieout.sample.note;

import io.tieout.platform.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record NoteResponse(
        NoteId id, String text, long version, @Nullable Money amount, Instant recordedAt) {}
