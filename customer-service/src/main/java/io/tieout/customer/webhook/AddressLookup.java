package io.tieout.customer.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// Finds the addresses of a name: the system's, or a test's.
interface AddressLookup {

    InetAddress[] lookup(String host) throws UnknownHostException;
}
