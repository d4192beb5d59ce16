/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

/** Where a stage puts what it has to tell. */
public interface Outlet {
    /** Sends to the partition of a key. */
    void send(Channel channel, String key, Message message);

    /** Tells every partition. */
    void tell(Channel channel, Message message);
}
