package io.tieout.localstack.sealedexport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The sample was exported by the ledger: seven entries in four blocks, and the checkpoints that it wrote outside.
class ExportVerificationTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path folder = Path.of("");

    private final List<String> sample = resource("/sealed-journal.jsonl");
    private final List<String> anchor = resource("/checkpoints.jsonl");

    @Test
    void acceptsWhatTheLedgerExported() throws IOException {
        var alone = verify(sample, null);
        assertThat(alone.holds()).as(alone.lines().toString()).isTrue();
        assertThat(alone.lines()).first().asString().contains("7 entries in 4 blocks");
        assertThat(alone.lines()).last().asString().contains("not compared with checkpoints kept outside (--anchor)");

        var anchored = verify(sample, anchor);
        assertThat(anchored.holds()).as(anchored.lines().toString()).isTrue();
        assertThat(anchored.lines())
                .last()
                .asString()
                .contains("4 checkpoints kept outside say the same, up to entry 7");
    }

    @Test
    void namesTheEntryThatWasChanged() throws IOException {
        var third = line("entry", 3);
        var changed = replaced(
                third, sample.get(third).replaceFirst("\"amountMinor\":\"(\\d+)\"", "\"amountMinor\":\"1$1\""));

        assertBroken(verify(changed, null), "entry 3 (", "was changed after it was sealed");
    }

    @Test
    void namesTheBlockWhereEntryAndHashWereChanged() throws IOException {
        var third = line("entry", 3);
        var entry = (ObjectNode) JSON.readTree(sample.get(third));
        ((ObjectNode) entry.path("entry")).put("text", "Other");
        entry.put("leaf", SealHash.ofEntry(entry.path("entry")));

        assertBroken(verify(replaced(third, entry.toString()), null), "block ", "do not lead to the signed root");
    }

    @Test
    void namesTheEntryThatIsMissing() throws IOException {
        var lines = new ArrayList<>(sample);
        lines.remove(line("entry", 3));
        assertBroken(verify(lines, null), "entry 3 is missing");

        var last = new ArrayList<>(sample);
        last.remove(line("entry", 7));
        assertBroken(verify(last, null), "entry 7 is missing");
    }

    @Test
    void findsEntriesThatWereSwappedOrAdded() throws IOException {
        var swapped = new ArrayList<>(sample);
        var third = line("entry", 3);
        var fourth = line("entry", 4);
        swapped.set(third, sample.get(fourth));
        swapped.set(fourth, sample.get(third));
        assertBroken(verify(swapped, null), "entry 3 is missing: entry 4 comes instead");

        var added = new ArrayList<>(sample);
        added.add(line("entry", 7), sample.get(line("entry", 7)));
        assertBroken(verify(added, null), "entry 7 is in no block");
    }

    @Test
    void findsAWrongSignatureAndABrokenChain() throws IOException {
        var second = line("checkpoint", 2);
        var forged = (ObjectNode) JSON.readTree(sample.get(second));
        ((ObjectNode) forged.path("checkpoint")).put("root", "0".repeat(64));
        assertBroken(verify(replaced(second, forged.toString()), null), "block 2 ", "signature", "wrong");

        ((ObjectNode) forged.path("checkpoint")).put("previous", "0".repeat(64));
        assertBroken(verify(replaced(second, forged.toString()), null), "block 2 ", "does not name the one before");
    }

    @Test
    void findsAFileThatWasCutOffOrIsNone() throws IOException {
        assertBroken(verify(sample.subList(0, sample.size() - 1), null), "the file has no end");
        assertBroken(verify(List.of("{\"a\":1}"), null), "the file is no sealed journal");
        assertBroken(verify(replaced(2, "no JSON"), null), "line 3 is not JSON");
        assertBroken(
                verify(replaced(2, sample.get(2).replaceFirst("\\{", "{\"entry\":{},")), null), "line 3 is not JSON");
        assertBroken(verify(List.of(), null), "the file has no end");
    }

    @Test
    void findsLastBlockThatIsGoneByTheAnchorOnly() throws IOException {
        var lines = new ArrayList<>(sample.subList(0, line("checkpoint", 4)));
        var kept = lines.stream().filter(line -> line.contains("\"entry\"")).count();
        lines.add("{\"end\":{\"blocks\":\"3\",\"entries\":\"" + kept + "\"}}");

        assertThat(verify(lines, null).holds()).isTrue();
        assertBroken(verify(lines, anchor), "block 4 ", "is gone", "kept outside");
    }

    @Test
    void findsJournalThatWasRewrittenAndSignedAgainByTheAnchorOnly() throws Exception {
        var changed = replaced(
                line("entry", 3),
                sample.get(line("entry", 3)).replaceFirst("\"amountMinor\":\"(\\d+)\"", "\"amountMinor\":\"1$1\""));
        var rewritten =
                rewritten(changed, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());

        assertThat(verify(rewritten, null).holds()).isTrue();
        assertBroken(verify(rewritten, anchor), "was rewritten", "kept outside");
    }

    @Test
    void acceptsAnchorThatIsNewerThanTheExport() throws IOException {
        var lines = new ArrayList<>(sample.subList(0, line("checkpoint", 4)));
        var kept = lines.stream().filter(line -> line.contains("\"entry\"")).count();
        lines.add("{\"end\":{\"blocks\":\"3\",\"entries\":\"" + kept + "\"}}");
        var header = (ObjectNode) JSON.readTree(lines.getFirst());
        var third = JSON.readTree(sample.get(line("checkpoint", 3))).at("/checkpoint/sealedAt");
        header.set("exportedAt", third);
        lines.set(0, header.toString());

        var verification = verify(lines, anchor);
        assertThat(verification.holds()).as(verification.lines().toString()).isTrue();
        assertThat(verification.lines()).last().asString().contains("1 more were sealed after this export");
    }

    @Test
    void findsAnchorOfAnotherJournalOrWithoutItsKey() throws IOException {
        assertBroken(verify(sample, List.of()), "the anchor has no checkpoint of this journal");
        var forged = anchor.getFirst().replaceFirst("\"root\":\"..", "\"root\":\"00");
        assertBroken(verify(sample, List.of(forged)), "line 1 of the anchor is not signed by its key");
    }

    private ExportVerification verify(List<String> lines, @Nullable List<String> checkpoints) throws IOException {
        var file = Files.write(folder.resolve("export.jsonl"), lines);
        return ExportVerification.of(
                file, checkpoints == null ? null : Files.write(folder.resolve("anchor.jsonl"), checkpoints));
    }

    private static void assertBroken(ExportVerification verification, String... parts) {
        assertThat(verification.holds()).as(verification.lines().toString()).isFalse();
        assertThat(verification.lines())
                .last()
                .asString()
                .startsWith("BROKEN  ")
                .contains(parts);
    }

    /// Where the n-th line of a kind stands.
    private int line(String kind, int count) {
        int seen = 0;
        for (int index = 0; index < sample.size(); index++) {
            if (sample.get(index).startsWith("{\"" + kind + "\"") && ++seen == count) {
                return index;
            }
        }
        throw new IllegalArgumentException(kind + " " + count);
    }

    private List<String> replaced(int index, String line) {
        var lines = new ArrayList<>(sample);
        lines.set(index, line);
        return lines;
    }

    /// All hashes and signatures again, as someone does who has the database and a key.
    private static List<String> rewritten(List<String> lines, KeyPair keys) throws GeneralSecurityException {
        var publicKey = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        var nodes = lines.stream().map(JSON::readTree).toList();
        var key = (ObjectNode) nodes.getFirst().path("keys").get(0);
        key.put("publicKey", publicKey);
        var previous = SealHash.NONE;
        for (int index = 0; index < nodes.size(); index++) {
            if (nodes.get(index).has("checkpoint")) {
                var checkpoint = (ObjectNode) nodes.get(index).path("checkpoint");
                checkpoint.put("root", SealHash.root(leaves(nodes, index + 1)));
                checkpoint.put("previous", previous);
                checkpoint.put("keyId", SealedCheckpoint.keyId(publicKey));
                var signature = Signature.getInstance("Ed25519");
                signature.initSign(keys.getPrivate());
                signature.update(text(checkpoint));
                checkpoint.put("signature", HexFormat.of().formatHex(signature.sign()));
                previous = SealedCheckpoint.of(checkpoint).hash();
            }
        }
        return nodes.stream().map(JsonNode::toString).toList();
    }

    private static List<String> leaves(List<JsonNode> nodes, int from) {
        var leaves = new ArrayList<String>();
        for (int index = from; nodes.get(index).has("entry"); index++) {
            var hash = SealHash.ofEntry(nodes.get(index).path("entry"));
            ((ObjectNode) nodes.get(index)).put("leaf", hash);
            leaves.add(hash);
        }
        return leaves;
    }

    private static byte[] text(ObjectNode checkpoint) {
        var members = Stream.of(
                        "companyId",
                        "blockNumber",
                        "firstSequence",
                        "lastSequence",
                        "root",
                        "previous",
                        "sealedAt",
                        "keyId")
                .map(member -> checkpoint.path(member).asString() + "\n")
                .toList();
        return ("tieout-journal-checkpoint/1\n" + String.join("", members)).getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> resource(String path) {
        try (InputStream stream =
                Objects.requireNonNull(ExportVerificationTest.class.getResourceAsStream(path), path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
