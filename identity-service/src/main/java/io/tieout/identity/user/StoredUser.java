package io.tieout.identity.user;

/// A user together with the stored hash, which leaves this package in no other form than yes or no.
record StoredUser(User user, String passwordHash) {}
