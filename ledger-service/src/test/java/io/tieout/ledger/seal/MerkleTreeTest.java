package io.tieout.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    /// The test data of Certificate Transparency: the roots over the first one, two, … leaves.
    private static final List<Hash> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(hex -> Hash.leaf(HexFormat.of().parseHex(hex)))
            .toList();

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void agreesWithKnownRoots() {
        for (int size = 1; size <= LEAVES.size(); size++) {
            assertThat(MerkleTree.root(LEAVES.subList(0, size)).hex()).isEqualTo(ROOTS.get(size - 1));
        }
    }

    @Test
    void provesEachLeafOfEachTree() {
        for (int size = 1; size <= LEAVES.size(); size++) {
            var leaves = LEAVES.subList(0, size);
            for (int index = 0; index < size; index++) {
                var path = MerkleTree.path(leaves, index);
                assertThat(MerkleTree.rootOf(leaves.get(index), index, size, path))
                        .isEqualTo(MerkleTree.root(leaves));
            }
        }
    }

    @Test
    void provesNoOtherLeafNoOtherPlaceAndNoShorterPath() {
        var root = MerkleTree.root(LEAVES);
        var path = MerkleTree.path(LEAVES, 5);

        assertThat(MerkleTree.rootOf(LEAVES.get(4), 5, 8, path)).isNotEqualTo(root);
        assertThat(MerkleTree.rootOf(LEAVES.get(5), 4, 8, path)).isNotEqualTo(root);
        assertThat(MerkleTree.rootOf(LEAVES.get(5), 5, 8, path.subList(0, 2))).isNotEqualTo(root);
        assertThat(MerkleTree.rootOf(root, 0, 8, List.of())).isNotEqualTo(root);
    }
}
