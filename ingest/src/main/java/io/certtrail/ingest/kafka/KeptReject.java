/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import io.certtrail.schemas.event.Reject;

/**
 * A reject where it is kept.
 *
 * @param id of its place: partition and offset, or what else tells it from all others
 */
public record KeptReject(String id, Reject reject) {}
