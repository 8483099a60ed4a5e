package io.tieout.customer.party;

import java.util.regex.Pattern;

/// What another system calls a customer.
record ExternalKey(String system, String key) {

    private static final Pattern SYSTEM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,39}");
    private static final int LONGEST = 100;

    ExternalKey {
        if (!SYSTEM.matcher(system).matches()) {
            throw new InvalidExternalKey("system", "must be 1 to 40 letters, digits, dots, dashes and underscores");
        }
        if (key.isBlank() || key.length() > LONGEST) {
            throw new InvalidExternalKey("key", "must be 1 to " + LONGEST + " characters");
        }
    }
}
