/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.sink;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Keeps a webhook from reaching what only this machine or its network can reach: an address that is not public must be
 * named in the configuration.
 *
 * @param allowed host names, addresses, and ranges such as {@code 10.0.0.0/8}
 */
record AddressRule(List<String> allowed) {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final List<Range> NOT_PUBLIC = List.of(
            Range.of("0.0.0.0/8"),
            Range.of("10.0.0.0/8"),
            Range.of("100.64.0.0/10"),
            Range.of("127.0.0.0/8"),
            Range.of("169.254.0.0/16"),
            Range.of("172.16.0.0/12"),
            Range.of("192.0.0.0/24"),
            Range.of("192.168.0.0/16"),
            Range.of("198.18.0.0/15"),
            Range.of("224.0.0.0/3"),
            Range.of("::/96"),
            Range.of("64:ff9b::/96"),
            Range.of("64:ff9b:1::/48"),
            Range.of("2002::/16"),
            Range.of("fc00::/7"),
            Range.of("fe80::/10"),
            Range.of("fec0::/10"),
            Range.of("ff00::/8"));

    AddressRule {
        allowed = List.copyOf(allowed);
        allowed.stream()
                .filter(entry -> entry.contains("/") || isLiteral(entry))
                .forEach(Range::of);
    }

    /** Resolves a host and throws unless every address it has may be connected to. */
    void check(String host) throws UnknownHostException {
        if (allowed.contains(host)) {
            return;
        }
        for (var address : InetAddress.getAllByName(host)) {
            if (isIn(NOT_PUBLIC, address.getAddress()) && !isAllowed(address)) {
                throw new UnknownHostException("%s is %s, which is not public; name it in the option allow to permit it"
                        .formatted(host, address.getHostAddress()));
            }
        }
    }

    private boolean isAllowed(InetAddress address) {
        var ranges = allowed.stream()
                .filter(entry -> entry.contains("/") || isLiteral(entry))
                .map(Range::of)
                .toList();
        return isIn(ranges, address.getAddress());
    }

    private static boolean isIn(List<Range> ranges, byte[] address) {
        return ranges.stream().anyMatch(range -> range.holds(address));
    }

    private static boolean isLiteral(String host) {
        return LITERAL.matcher(host).matches();
    }

    /** All addresses of one family that begin with the same bits. */
    private record Range(BigInteger prefix, int length, int bits) {

        static Range of(String text) {
            var parts = text.split("/", 2);
            try {
                var address =
                        isLiteral(parts[0]) ? InetAddress.getByName(parts[0]).getAddress() : new byte[0];
                var length = address.length * 8;
                var bits = parts.length == 2 ? Integer.parseInt(parts[1]) : length;
                if (length > 0 && bits >= 0 && bits <= length) {
                    return new Range(new BigInteger(1, address).shiftRight(length - bits), length, bits);
                }
            } catch (UnknownHostException | NumberFormatException e) {
                throw new IllegalArgumentException(wrong(text), e);
            }
            throw new IllegalArgumentException(wrong(text));
        }

        boolean holds(byte[] address) {
            return address.length * 8 == length
                    && new BigInteger(1, address).shiftRight(length - bits).equals(prefix);
        }

        private static String wrong(String text) {
            return "'%s' is no address and no range; try 10.1.2.3 or 10.0.0.0/8".formatted(text);
        }
    }
}
