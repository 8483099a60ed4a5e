package io.tieout.customer.interaction;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record InteractionRequest(
        @NotNull Channel channel,
        @NotNull Direction direction,
        @NotNull Instant occurredAt,
        @NotBlank @Size(max = 300) String subject,
        @Nullable @Size(max = 20_000) String body) {}
