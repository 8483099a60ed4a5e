package io.tieout.sample.note;

import io.tieout.platform.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

record WriteNoteRequest(
        @NotNull @Size(max = 20) String text,
        @Nullable NoteText title,
        @Nullable NoteId replaces,
        @Nullable LocalDate date,
        @Nullable Kind kind,
        @NotEmpty List<@Valid Line> lines) {

    enum Kind {
        PLAIN,
        URGENT
    }

    record Line(
            @NotBlank String name,
            @NotNull Money amount,
            @Nullable BigDecimal quantity) {}
}
