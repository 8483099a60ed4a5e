package io.tieout.localstack.diagnosis;

/// One thing that is wrong.
///
/// @param where a part, or the machine
/// @param what is wrong, a sentence without its end
/// @param remedy what to do or where to look
public record Symptom(String where, String what, String remedy) {

    @Override
    public String toString() {
        return where + ": " + what + " (" + remedy + ")";
    }
}
