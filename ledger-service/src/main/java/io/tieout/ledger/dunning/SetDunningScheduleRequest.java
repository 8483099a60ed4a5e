package io.tieout.ledger.dunning;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/// @param levels lowest first; none: nobody is reminded
record SetDunningScheduleRequest(@NotNull @Size(max = 9) List<@NotNull @Valid Level> levels) {

    /// @param level 1, 2, 3 …
    /// @param daysOverdue from this day after the due date on
    /// @param textKey under which whoever sends the reminder finds its words
    record Level(
            @NotNull @Min(1) @Max(9) Integer level,
            @NotNull @Min(1) @Max(3650) Integer daysOverdue,

            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,59}", message = "must be a key such as first-reminder")
            String textKey) {}

    List<DunningLevel> toLevels() {
        return levels.stream()
                .map(level -> new DunningLevel(level.level(), level.daysOverdue(), level.textKey()))
                .toList();
    }
}
