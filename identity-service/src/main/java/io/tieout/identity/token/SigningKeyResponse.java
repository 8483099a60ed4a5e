package io.tieout.identity.token;

record SigningKeyResponse(String keyId) {}
