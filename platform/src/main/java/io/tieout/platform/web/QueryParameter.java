package io.tieout.platform.web;

/// A query parameter that is read by something else than the method of a route; each such bean makes one known.
///
/// @param path beginning of the paths that know it
public record QueryParameter(String name, String path) {}
