package io.tieout.broken.vague;

final class InvoiceHelper {}
