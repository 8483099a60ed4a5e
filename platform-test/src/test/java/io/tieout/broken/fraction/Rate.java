package io.tieout.broken.fraction;

record Rate(double perHour) {}
