package io.tieout.broken.cycle;

import io.tieout.broken.cycletoo.Hen;

public record Egg(Hen layer) {}
