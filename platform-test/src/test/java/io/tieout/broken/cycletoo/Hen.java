package io.tieout.broken.cycletoo;

import io.tieout.broken.cycle.Egg;

public record Hen(Egg from) {}
