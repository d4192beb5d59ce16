/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.tenant;

/**
 * Why a CA refuses.
 *
 * @param code what has to be diagnosed
 * @param text the reason in words, with the code in its three forms
 */
public record Reason(String code, int hresult, String text) {}
