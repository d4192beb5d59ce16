/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import io.certtrail.ingest.files.Discovered;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What cannot be read just now: each trouble is said once, and it is tried again later. */
final class Troubles {
    private final Consumer<String> say;
    private final Map<String, String> said = new HashMap<>();

    Troubles(Consumer<String> say) {
        this.say = say;
    }

    /** What may fail. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /** Works on a file that may not be readable. */
    void trying(@Nullable Discovered file, Work work) {
        try {
            work.run();
        } catch (IOException e) {
            tell(Objects.toString(file, "a file that is gone"), "cannot be read: %s".formatted(e.getMessage()));
        }
    }

    /** Says what is wrong with something, if that was not said last. */
    void tell(String of, String trouble) {
        if (!trouble.equals(said.put(of, trouble))) {
            say.accept("%s: %s; tried again".formatted(of, trouble));
        }
    }

    /** All is well with it. */
    void over(String of) {
        said.remove(of);
    }
}
