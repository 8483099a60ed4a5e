package io.tieout.platform.event;

/// @param events how many will be sent again
record RedispatchResponse(int events) {}
