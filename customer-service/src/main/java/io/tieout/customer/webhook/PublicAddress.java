package io.tieout.customer.webhook;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/// Tells addresses of the public internet from those that only a machine inside can reach.
final class PublicAddress {

    private static final int BITS_OF_BYTE = 8;
    private static final int IPV4_BYTES = 4;

    /// The registries of special-purpose addresses at IANA; what is not globally reachable.
    private static final List<Network> SPECIAL_IPV4 = List.of(
            Network.of(8, 0), // this network
            Network.of(8, 10), // private
            Network.of(10, 100, 64), // shared, behind a carrier's translation
            Network.of(8, 127), // loopback
            Network.of(16, 169, 254), // link-local, metadata of clouds among them
            Network.of(12, 172, 16), // private
            Network.of(24, 192, 0, 0), // protocol assignments
            Network.of(24, 192, 0, 2), // documentation
            Network.of(24, 192, 88, 99), // relays of 6to4
            Network.of(16, 192, 168), // private
            Network.of(15, 198, 18), // benchmarks
            Network.of(24, 198, 51, 100), // documentation
            Network.of(24, 203, 0, 113), // documentation
            Network.of(4, 224), // multicast
            Network.of(4, 240)); // reserved, broadcast

    /// Only this part of IPv6 is given to the public internet, and not all of it.
    private static final Network GLOBAL_IPV6 = Network.of(3, 0x20);

    private static final List<Network> SPECIAL_IPV6 = List.of(
            Network.of(23, 0x20, 0x01, 0x00), // protocol assignments, Teredo among them
            Network.of(32, 0x20, 0x01, 0x0d, 0xb8), // documentation
            Network.of(16, 0x20, 0x02), // 6to4: carries an IPv4 address
            Network.of(20, 0x3f, 0xff)); // documentation

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> SPECIAL_IPV4.stream().noneMatch(network -> network.holds(four.getAddress()));
            // IPv4 written as IPv6 (mapped, compatible, translated) lies outside of the global part.
            case Inet6Address six ->
                GLOBAL_IPV6.holds(six.getAddress())
                        && SPECIAL_IPV6.stream().noneMatch(network -> network.holds(six.getAddress()));
            default -> false;
        };
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Network(int bits, byte[] start) {

        static Network of(int bits, int... start) {
            var bytes = new byte[Math.max(IPV4_BYTES, start.length)];
            for (int index = 0; index < start.length; index++) {
                bytes[index] = (byte) start[index];
            }
            return new Network(bits, bytes);
        }

        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % BITS_OF_BYTE);
                if ((address[bit / BITS_OF_BYTE] & mask) != (start[bit / BITS_OF_BYTE] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
