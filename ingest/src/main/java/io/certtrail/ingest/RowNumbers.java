/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Reject;

/**
 * Numbers of rows of a reader that began in the middle of a log.
 *
 * @param before how many rows the log has before them
 */
public record RowNumbers(long before) {
    /** The row with the number it has in the whole. */
    public Row of(Row row) {
        if (before == 0) {
            return row;
        }
        if (row instanceof Row.Read read) {
            return new Row.Read(moved(read.event()));
        }
        return row instanceof Row.Rejected rejected ? new Row.Rejected(moved(rejected.reject())) : row;
    }

    private LogEvent moved(LogEvent event) {
        return new LogEvent(
                event.id(),
                event.tenant(),
                event.origin(),
                event.source(),
                event.host(),
                event.device(),
                event.platform(),
                event.time(),
                moved(event.place()),
                event.text(),
                event.body());
    }

    private Reject moved(Reject reject) {
        return new Reject(
                reject.tenant(),
                reject.origin(),
                reject.source(),
                moved(reject.place()),
                reject.reason(),
                reject.bytes(),
                reject.length());
    }

    private Place moved(Place place) {
        return new Place(place.file(), "#" + (Long.parseLong(place.position().substring(1)) + before));
    }
}
