package io.tieout.reconciliation.statementmail;

record BounceResponse(BounceOutcome outcome) {}
