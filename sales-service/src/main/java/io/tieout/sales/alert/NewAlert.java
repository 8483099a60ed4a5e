package io.tieout.sales.alert;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A reason to look at something.
///
/// @param reasonKey the same for the same reason, so that it is raised once
/// @param subject what people call it: an order's or contract's number, a product's code
/// @param documentId the order or contract; of a product its budget line, where it has one
/// @param ownerUserId whose it is; none for figures of the whole company, which only those see who see all of it
public record NewAlert(
        UUID companyId,
        AlertKind kind,
        String reasonKey,
        String subject,
        @Nullable UUID documentId,
        LocalDate dueOn,
        String detail,
        @Nullable UUID ownerUserId) {}
