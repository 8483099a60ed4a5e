package io.tieout.platform.event;

record NoteTaken(String text, int number) {}
