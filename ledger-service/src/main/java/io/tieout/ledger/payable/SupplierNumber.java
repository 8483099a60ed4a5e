package io.tieout.ledger.payable;

/// A document's number as its supplier writes it.
record SupplierNumber(String value) {

    /// What is left when people write the same number differently: `RE-2026/001`, `re 2026 001`.
    String key() {
        return value.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toUpperCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
