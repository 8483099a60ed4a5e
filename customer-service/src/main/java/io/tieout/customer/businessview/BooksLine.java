package io.tieout.customer.businessview;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line of a customer's account in the books.
///
/// @param kind `INVOICE`, `CREDIT_NOTE`, `CUSTOMER_CREDIT`, or `OTHER` for what belongs to no document
/// @param moved debit less credit
record BooksLine(
        UUID customerId, String kind, UUID itemId, @Nullable LocalDate dueDate, Money moved) {}
