/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.streams;

import io.certtrail.correlator.stage.Bundle;
import io.certtrail.correlator.stage.Bundle.Letter;
import io.certtrail.correlator.stage.Channel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Utils;

/**
 * What a task tells the next stage, bundled by the task that it is for. What has a key goes to the key's partition;
 * what has none is told to every partition, so that no task is a hole. Nobody sees anything of it before the task
 * commits, so it may wait until then.
 */
final class Outbox {
    /** More in one record spares nothing, and a reader holds hundreds of records. */
    private static final int MOST = 16;

    private final int partitions;
    private final BiConsumer<Channel, Bundle> post;
    private final Map<Channel, List<List<Letter>>> open = new EnumMap<>(Channel.class);

    Outbox(int partitions, BiConsumer<Channel, Bundle> post) {
        this.partitions = partitions;
        this.post = post;
    }

    void put(Channel channel, Letter letter) {
        if (letter.key().isEmpty()) {
            for (var to = 0; to < partitions; to++) {
                put(channel, to, letter);
            }
        } else {
            put(channel, partition(letter.key()), letter);
        }
    }

    private int partition(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    private void put(Channel channel, int to, Letter letter) {
        var letters = open.computeIfAbsent(channel, none -> empty()).get(to);
        letters.add(letter);
        if (letters.size() == MOST) {
            send(channel, to, letters);
        }
    }

    private List<List<Letter>> empty() {
        var all = new ArrayList<List<Letter>>();
        for (var to = 0; to < partitions; to++) {
            all.add(new ArrayList<>());
        }
        return all;
    }

    /** Sends all that waits. */
    void sendRest() {
        open.forEach((channel, all) -> {
            for (var to = 0; to < partitions; to++) {
                if (!all.get(to).isEmpty()) {
                    send(channel, to, all.get(to));
                }
            }
        });
    }

    private void send(Channel channel, int to, List<Letter> letters) {
        var bundle = new Bundle(to, letters);
        letters.clear();
        post.accept(channel, bundle);
    }
}
