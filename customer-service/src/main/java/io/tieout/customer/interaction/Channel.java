package io.tieout.customer.interaction;

enum Channel {
    CALL,
    SMS,
    EMAIL,
    LETTER,
    MEETING,
    CHAT,
    SOCIAL,
    NOTE
}
