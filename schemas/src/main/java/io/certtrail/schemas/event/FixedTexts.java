/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.event;

import java.util.AbstractMap;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Texts by their names, in their order, that nobody changes any more: records keep them without a copy. */
public final class FixedTexts extends AbstractMap<String, String> {
    private final Map<String, String> texts;
    private final Map<String, String> view;

    private FixedTexts(Map<String, String> texts) {
        this.texts = texts;
        this.view = Collections.unmodifiableMap(texts);
    }

    /** Of a map in the order of its texts that its owner gives away: no copy is made. */
    public static FixedTexts owning(Map<String, String> texts) {
        return new FixedTexts(texts);
    }

    /** Of any map, which stays its owner's. */
    static FixedTexts of(Map<String, String> texts) {
        return texts instanceof FixedTexts fixed ? fixed : new FixedTexts(new LinkedHashMap<>(texts));
    }

    @Override
    public int size() {
        return texts.size();
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        return texts.get(name);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return texts.containsKey(name);
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super String> taker) {
        texts.forEach(taker);
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return view.entrySet();
    }

    @Override
    public Set<String> keySet() {
        return view.keySet();
    }

    @Override
    public Collection<String> values() {
        return view.values();
    }
}
