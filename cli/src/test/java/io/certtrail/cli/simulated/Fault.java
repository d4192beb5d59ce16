/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.simulated;

/** What may happen to logs on their way. */
enum Fault {
    /** Records arrive up to half a minute late, each by itself. */
    JITTER,
    /** A tenth arrives twice. */
    DUPLICATES,
    /** A source starts over and sends again what it had sent before. */
    RESENT,
    /** All of one source comes 45 seconds late. */
    LATE,
    /** A log is in two files. */
    SPLIT,
    /** Files are read in another order. */
    ORDER,
    /** Lines that nobody can read stand among the others. */
    POISON,
    /** Records are dated 1970 and 2038. */
    WRONG_TIME,
    /** The correlator is closed and another one goes on with what it kept. */
    REOPEN
}
