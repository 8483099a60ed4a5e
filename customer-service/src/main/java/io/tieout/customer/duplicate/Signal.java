package io.tieout.customer.duplicate;

/// What speaks for two entries being one, or against it. The weights add up; a pair is shown from `ENOUGH` on.
///
/// A name alone is enough only where nothing contradicts it, and a telephone number, a domain or similar names never
/// are: branches share a telephone, the firms of one house a domain and half of their names.
enum Signal {
    SAME_TAX_ID(100),
    SAME_BANK_ACCOUNT(60),
    SAME_NAME(80),
    SAME_NAME_OTHERWISE_WRITTEN(80),
    SIMILAR_NAME(55),
    SAME_EMAIL(50),
    SAME_PHONE(25),
    SAME_DOMAIN(10),
    OTHER_TAX_ID(-60),
    OTHER_COUNTRY(-30),
    OTHER_EMAIL_AND_PHONE(-40);

    static final int ENOUGH = 80;
    static final int MOST = 100;

    private final int weight;

    Signal(int weight) {
        this.weight = weight;
    }

    int weight() {
        return weight;
    }
}
