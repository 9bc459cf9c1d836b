package org.annotationtracking.checker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A copy of the packaged service with mistakes in it. The service itself, its sources and its package, stay as they are. */
final class MutantBuild {

    private static final Path PACKAGED = Path.of("target", "quarkus-app").toAbsolutePath();
    private static final Pattern FINAL_FIELD = Pattern.compile("\\n    private final (\\S+|\\S+<.*>) (\\w+);");

    private MutantBuild() {}

    /** Makes the copy in a folder; where its application is. */
    static Path in(Path folder, SeededBug... bugs) {
        try {
            Path application = folder.resolve("application");
            Map<String, byte[]> classes = classes(compile(folder, sources(bugs)));
            try (Stream<Path> files = Files.walk(PACKAGED)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = application.resolve(PACKAGED.relativize(file));
                    Files.createDirectories(copy.getParent());
                    if (file.toString().endsWith(".jar") && !file.startsWith(PACKAGED.resolve("lib"))) {
                        copy(file, copy, classes);
                    } else {
                        Files.createLink(copy, file);
                    }
                }
            }
            return application;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** By their paths, with the mistakes in them. */
    private static Map<String, String> sources(SeededBug... bugs) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (SeededBug bug : bugs) {
            for (String type :
                    Stream.concat(Stream.of(bug.type()), bug.users().stream()).toList()) {
                if (!sources.containsKey(type)) {
                    sources.put(type, Files.readString(SeededBug.SOURCES.resolve(type + ".java")));
                }
            }
            sources.computeIfPresent(bug.type(), (type, source) -> bug.in(source));
        }
        sources.replaceAll(MutantBuild::proxyable);
        return sources;
    }

    /** Packaging gives beans a constructor without arguments, for their proxies; so does this. */
    private static String proxyable(String type, String source) {
        String name = type.substring(type.lastIndexOf('/') + 1);
        String injected = "\n    " + name + "(";
        if (!source.contains("@ApplicationScoped") || !source.contains(injected)) {
            return source;
        }
        String body =
                FINAL_FIELD.matcher(source).results().map(MutantBuild::empty).collect(Collectors.joining(" "));
        return source.replaceFirst(
                Pattern.quote(injected), "\n    " + name + "() { " + body + " }\n" + injected.replace("$", "\\$"));
    }

    private static String empty(MatchResult field) {
        String value = field.group(1).equals("boolean") ? "false" : "null";
        return "this.%s = %s;".formatted(field.group(2), value);
    }

    private static Path compile(Path folder, Map<String, String> sources) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("mutants"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((type, source) -> units.add(new Source(type, source)));
        List<String> options =
                List.of("-proc:none", "-parameters", "-nowarn", "-d", classes.toString(), "-cp", classPath());
        boolean compiled =
                compiler.getTask(null, null, null, options, null, units).call();
        if (!compiled) {
            throw new AssertionError("The mutants do not compile: " + sources.keySet());
        }
        return classes;
    }

    private static String classPath() throws IOException {
        try (Stream<Path> libraries = Files.walk(PACKAGED.resolve("lib"))) {
            return Stream.concat(Stream.of(Path.of("target", "classes")), libraries)
                    .map(Path::toString)
                    .collect(Collectors.joining(System.getProperty("path.separator")));
        }
    }

    private static Map<String, byte[]> classes(Path folder) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                classes.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return classes;
    }

    private static void copy(Path jar, Path copy, Map<String, byte[]> classes) throws IOException {
        try (ZipFile from = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(copy);
                ZipOutputStream to = new ZipOutputStream(file)) {
            for (ZipEntry entry : from.stream().toList()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream in = from.getInputStream(entry)) {
                    byte[] unchanged = in.readAllBytes();
                    to.write(classes.getOrDefault(entry.getName(), unchanged));
                }
                to.closeEntry();
            }
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String type, String text) {
            super(URI.create("string:///org/annotationtracking/" + type + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
