/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.mutants;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The correlator and its tests once more, with another source for one class. */
final class MutatedClasses extends ClassLoader {
    private final Map<String, ByteArrayOutputStream> mutated;

    private MutatedClasses(Map<String, ByteArrayOutputStream> mutated) {
        super(MutatedClasses.class.getClassLoader());
        this.mutated = mutated;
    }

    /** The classes as they are. */
    static MutatedClasses none() {
        return new MutatedClasses(Map.of());
    }

    static MutatedClasses of(Mutant mutant) {
        var compiled = new HashMap<String, ByteArrayOutputStream>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = new InMemory(compiler.getStandardFileManager(null, null, null), compiled)) {
            var options = List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));
            var unit = List.of(new Source(mutant));
            if (!compiler.getTask(said, files, null, options, null, unit).call()) {
                throw new IllegalStateException("'%s' does not compile: %s".formatted(mutant, said));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MutatedClasses(compiled);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (!name.startsWith(Mutant.PACKAGE)) {
                return super.loadClass(name, resolve);
            }
            var known = findLoadedClass(name);
            return known != null ? known : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        var own = mutated.get(name);
        try (var original = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (own == null && original == null) {
                throw new ClassNotFoundException(name);
            }
            var bytes = own != null ? own.toByteArray() : original.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(Mutant mutant) {
            super(URI.create("string:///" + mutant.className().replace('.', '/') + ".java"), Kind.SOURCE);
            text = mutant.source();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> compiled;

        InMemory(JavaFileManager files, Map<String, ByteArrayOutputStream> compiled) {
            super(files);
            this.compiled = compiled;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            var bytes = new ByteArrayOutputStream();
            compiled.put(className, bytes);
            return new SimpleJavaFileObject(URI.create("string:///" + className), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }
    }
}
