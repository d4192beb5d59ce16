/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

/** How diagnoses are written. */
enum OutputFormat {
    /** For people. */
    TABLE,
    /** The contract's JSON, one diagnosis a line. */
    JSONL,
    /** OCSF Detection Finding, one a line. */
    OCSF,
    /** ArcSight's Common Event Format, one a line. */
    CEF
}
