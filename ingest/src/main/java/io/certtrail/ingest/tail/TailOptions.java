/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How logs are followed.
 *
 * @param shipper name under which positions are kept; two shippers of one cluster need two
 * @param idle how long a log may be silent before what it has begun is taken as it is, and what is older is not
 *     expected
 * @param settle how long a file must be left alone before it is read as a whole
 * @param batch about how many rows are read before they are committed
 * @param say is told, in one line, what a person should know: what was lost, what cannot be read
 */
public record TailOptions(String shipper, Duration idle, Duration settle, int batch, Consumer<String> say) {
    /** With the usual times and size. */
    public static TailOptions of(String shipper, Duration idle, Consumer<String> say) {
        return new TailOptions(shipper, idle, Duration.ofSeconds(3), 10_000, say);
    }
}
