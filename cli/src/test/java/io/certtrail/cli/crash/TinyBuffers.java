/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.crash;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.Options;

/** Stores that put nearly every write on disk at once, whether it is committed or not. */
public final class TinyBuffers implements RocksDBConfigSetter {
    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        options.setWriteBufferSize(16 << 10);
    }

    @Override
    public void close(String storeName, Options options) {
        // nothing was opened
    }
}
