package io.tieout.sales.deal;

import io.tieout.platform.money.Money;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param pipeline `standard` where absent
/// @param stage the pipeline's first where absent
record OpenDealRequest(
        @Nullable @Size(min = 1, max = 100) String externalNumber,
        @Nullable UUID customerId,
        @Nullable @Size(min = 1, max = 60) String pipeline,
        @Nullable @Size(min = 1, max = 60) String stage,
        @Nullable UUID representativeId,
        @Nullable @Size(min = 1, max = 60) String productCode,
        @Nullable Money value,
        @Nullable LocalDate openedOn) {}
