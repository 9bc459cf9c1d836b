package org.annotationtracking.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads exchanges: our own, which say who asks, and recorded ones, whose askers are told apart by their titles. */
final class ExchangeFile {

    private ExchangeFile() {}

    /** Those of one of our files. */
    static List<Exchange> shipped(String resource) throws IOException {
        try (InputStream in = ExchangeFile.class.getResourceAsStream(resource)) {
            return ours(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Ours: {@code == name}, {@code who METHOD path}, {@code > body} or none, the status, the answer's JSON or none. */
    static List<Exchange> ours(String text) {
        List<Exchange> exchanges = new ArrayList<>();
        for (String part : text.split("(?m)^== ")) {
            List<String> lines = part.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toList());
            if (lines.size() < 3) {
                continue;
            }
            String name = lines.remove(0).strip();
            String[] asked = lines.remove(0).split(" ", 3);
            String body =
                    lines.get(0).startsWith(">") ? lines.remove(0).substring(1).strip() : "";
            int status = Integer.parseInt(lines.remove(0).strip());
            exchanges.add(new Exchange(
                    name, asked[0], asked[1], asked[2].strip(), body, status, String.join("", lines), false));
        }
        return exchanges;
    }

    /** Recorded ones: a heading, and a block of request line, {@code > body}, {@code < status type}, headers, the answer. */
    static List<Exchange> recorded(Path file) throws IOException {
        List<Exchange> exchanges = new ArrayList<>();
        for (String part : Files.readString(file).split("(?m)^### ")) {
            int fence = part.indexOf("```\n");
            if (fence < 0) {
                continue;
            }
            String name = part.substring(0, part.indexOf('\n')).strip();
            List<String> lines =
                    part.substring(fence + 4, part.lastIndexOf("```")).lines().collect(Collectors.toList());
            String[] asked = lines.remove(0).split(" ", 2);
            String body = lines.get(0).startsWith("> ") ? lines.remove(0).substring(2) : "";
            String[] answer = lines.remove(0).substring(2).split(" ", 2);
            String rest = lines.stream()
                    .filter(line -> !line.startsWith("< "))
                    .collect(Collectors.joining("\n"))
                    .strip();
            boolean json = answer.length > 1 && answer[1].startsWith("application/json");
            exchanges.add(new Exchange(
                    name,
                    "",
                    asked[0],
                    asked[1],
                    body,
                    Integer.parseInt(answer[0]),
                    json ? rest : "",
                    json && !isWhole(rest)));
        }
        return exchanges;
    }

    /** Long answers were kept up to some length. */
    private static boolean isWhole(String json) {
        try {
            new ObjectMapper().readTree(json);
            return true;
        } catch (JsonProcessingException cut) {
            return false;
        }
    }
}
