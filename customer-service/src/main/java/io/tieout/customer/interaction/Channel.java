package io.tieout.customer.interaction;

public enum Channel {
    CALL,
    SMS,
    EMAIL,
    LETTER,
    MEETING,
    CHAT,
    SOCIAL,
    NOTE
}
