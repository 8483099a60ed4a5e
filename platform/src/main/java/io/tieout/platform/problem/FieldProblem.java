package io.tieout.platform.problem;

/// Says which part of the request is wrong.
///
/// @param pointer a JSON pointer (RFC 6901) into the request body, or the name of a query parameter or header
/// @param message what is wrong with it, to follow the field's name in a sentence
public record FieldProblem(String pointer, String message) {}
