/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

/** Logs of which one follows the other, such as a file a day. */
final class Series {
    private Series() {}

    /** Whether a log of the same kind in the same folder was written after this one. */
    static boolean goesOn(Source source, Source other) {
        return other != source
                && folder(other).equals(folder(source))
                && kind(other).equals(kind(source))
                && other.changed().isAfter(source.changed());
    }

    private static String folder(Source source) {
        return source.file().substring(0, source.file().lastIndexOf('/') + 1);
    }

    /** The id without the name of the file. */
    private static String kind(Source source) {
        return source.id().substring(0, source.id().lastIndexOf('/') + 1);
    }
}
