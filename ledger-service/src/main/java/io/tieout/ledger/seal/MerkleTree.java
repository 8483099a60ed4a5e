package io.tieout.ledger.seal;

import java.util.ArrayList;
import java.util.List;

/// The hash tree of RFC 6962: one value for a list of leaves, and a short proof that a leaf is in it.
final class MerkleTree {

    private MerkleTree() {}

    static Hash root(List<Hash> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = split(leaves.size());
        return Hash.node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    /// The hashes that lead from a leaf to the root, nearest first.
    static List<Hash> path(List<Hash> leaves, int index) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int split = split(leaves.size());
        var left = leaves.subList(0, split);
        var right = leaves.subList(split, leaves.size());
        var path = new ArrayList<>(index < split ? path(left, index) : path(right, index - split));
        path.add(index < split ? root(right) : root(left));
        return List.copyOf(path);
    }

    /// The root that a leaf and its path stand for; a path of the wrong length stands for none.
    static Hash rootOf(Hash leaf, int index, int size, List<Hash> path) {
        int node = index;
        int last = size - 1;
        var root = leaf;
        for (var sibling : path) {
            if (last == 0) {
                return Hash.NONE;
            }
            if (node % 2 == 1 || node == last) {
                root = Hash.node(sibling, root);
                while (node % 2 == 0 && node != 0) {
                    node /= 2;
                    last /= 2;
                }
            } else {
                root = Hash.node(root, sibling);
            }
            node /= 2;
            last /= 2;
        }
        return last == 0 ? root : Hash.NONE;
    }

    /// The largest power of two below the size.
    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }
}
