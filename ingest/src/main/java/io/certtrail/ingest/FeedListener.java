/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

/** Is told how far a feed has come, for a progress bar. */
@FunctionalInterface
public interface FeedListener {
    /** Nobody looks. */
    FeedListener NONE = (filesDone, files, bytesRead, bytes) -> {};

    /** Called every few thousand rows; bytes are counted as stored. */
    void progress(int filesDone, int files, long bytesRead, long bytes);
}
