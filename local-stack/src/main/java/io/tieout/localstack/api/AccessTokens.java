package io.tieout.localstack.api;

/// Where the bearer token of the next request comes from.
@FunctionalInterface
public interface AccessTokens {

    String next();
}
