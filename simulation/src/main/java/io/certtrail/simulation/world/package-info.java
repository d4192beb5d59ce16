/* SPDX-License-Identifier: Apache-2.0 */
/** What all stories share: the course of time, computers with their logs, and where all of it goes. */
@org.jspecify.annotations.NullMarked
package io.certtrail.simulation.world;
