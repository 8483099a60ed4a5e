package io.tieout.sales.pipeline;

/// What a stage can require of the deals that enter it.
public enum DealField {
    CUSTOMER("customerId"),
    VALUE("value"),
    REPRESENTATIVE("representativeId"),
    PRODUCT("productCode"),
    SOURCE("source"),
    NEXT_STEP("nextStep"),
    EXPECTED_CLOSE("expectedCloseOn");

    private final String property;

    DealField(String property) {
        this.property = property;
    }

    public String property() {
        return property;
    }
}
