package io.tieout.customer.vault;

/// A text as the database keeps it.
///
/// @param content the encrypted text (base64)
/// @param index to find the text by (base64): the same for the same text in a company, under the same key
/// @param contentKey the key that the content is encrypted with
/// @param indexKey the key that the index is made with
public record Sealed(String content, String index, int contentKey, int indexKey) {}
