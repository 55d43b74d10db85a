package org.rida.io;

import java.net.InetAddress;

/** Which addresses lie within the own network, where a name that somebody typed must not lead without being listed. */
public final class OwnNetwork {

    private static final int UNIQUE_LOCAL = 0xfc;
    private static final int CARRIER = 100;

    private OwnNetwork() {}

    /** Loopback, link-local, private, unique local (fc00::/7), shared by carriers (100.64.0.0/10), and multicast. */
    public static boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == UNIQUE_LOCAL;
        boolean carrier = bytes.length == 4 && bytes[0] == CARRIER && (bytes[1] & 0xc0) == 0x40;
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal
                || carrier
                || bytes.length == 4 && bytes[0] == 0;
    }
}
