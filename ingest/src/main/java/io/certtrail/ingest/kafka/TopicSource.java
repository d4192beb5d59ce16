/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import io.certtrail.ingest.SourceContext;
import io.certtrail.schemas.event.Origin;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A topic that other shippers write to, and what its records do not say themselves.
 *
 * @param from the cluster it is in; null for the one that events go to
 * @param origin where all its events go; null when each record says so
 * @param host computer of records that name none, or null
 * @param zone of times that have none
 * @param fields the columns of IIS lines whose header the shipper drops, or null
 * @param grace how late a record may come after what it tells
 */
public record TopicSource(
        String topic,
        @Nullable Cluster from,
        @Nullable Origin origin,
        @Nullable String host,
        ZoneId zone,
        @Nullable String fields,
        Duration grace) {
    SourceContext context(String tenant) {
        return new SourceContext(tenant, origin, "topic/" + topic, host, null, null, topic, zone, null)
                .withFields(fields);
    }
}
