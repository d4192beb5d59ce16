/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

import io.certtrail.ingest.evtx.Part.Node;
import io.certtrail.ingest.evtx.Part.Substitution;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Templates of the chunks read before: each chunk has its own copy of those it uses, so when that is overwritten, the
 * records around it are still readable.
 */
final class OtherChunks {
    private static final int MOST_BYTES = 1 << 20;
    private static final int SIZE_TYPE = 0x10;

    private final Map<Long, Node> known = new HashMap<>();
    private final Set<Long> ambiguous = new HashSet<>();
    private final Budget budget;
    private int bytes;

    OtherChunks(Budget budget) {
        this.budget = budget;
    }

    /** Takes note of a template that was read; one whose number stands for two is not used. */
    void keep(long id, Node template, int size) {
        var before = known.get(id);
        if (before != null) {
            if (!before.equals(template)) {
                known.remove(id);
                ambiguous.add(id);
            }
        } else if (bytes + size <= MOST_BYTES && !ambiguous.contains(id)) {
            bytes += size;
            known.put(id, template);
        }
    }

    /** The template with this number, if these values are such as it asks for. */
    @Nullable Node find(long id, Values values) throws EvtxFault {
        var template = known.get(id);
        return template != null && fits(template, values) ? template : null;
    }

    private boolean fits(Node node, Values values) throws EvtxFault {
        budget.steps(1);
        for (var attribute : node.attributes()) {
            if (!fits(attribute.value(), values)) {
                return false;
            }
        }
        return fits(node.content(), values);
    }

    private boolean fits(List<Part> parts, Values values) throws EvtxFault {
        for (var part : parts) {
            if (part instanceof Node child && !fits(child, values)) {
                return false;
            }
            if (part instanceof Substitution place && !fits(place, values)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(Substitution place, Values values) {
        return values.has(place.index())
                && (values.isNull(place.index())
                        || values.type(place.index()) == place.type()
                        || (place.type() & ~Values.ARRAY) == SIZE_TYPE);
    }
}
