package io.tieout.broken.undocumented;

record Nothing() {}
