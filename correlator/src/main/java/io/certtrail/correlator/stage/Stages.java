/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

/** Names the stages use for themselves and each other. */
public final class Stages {
    /** Prefix of the writers of the first stage. */
    public static final String INTERPRET = "interpret/";
    /** Prefix of the writers of the second stage. */
    public static final String RESOLVE = "resolve/";
    /** Prefix of the writers of the third stage. */
    public static final String FOLLOW = "follow/";
    /** Prefix of the writers of the last stage. */
    public static final String EXPLAIN = "explain/";

    private Stages() {}

    /** The writer a task of a stage is. */
    public static String writer(String stage, int partition) {
        return stage + partition;
    }
}
