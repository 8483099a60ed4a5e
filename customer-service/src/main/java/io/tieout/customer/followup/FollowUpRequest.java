package io.tieout.customer.followup;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param assigneeUserId who asks for it where absent
record FollowUpRequest(
        @NotBlank @Size(max = 200) String title,
        @NotNull LocalDate dueOn,
        @Nullable UUID assigneeUserId) {}
