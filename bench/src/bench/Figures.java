package bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured: printed as it comes, kept for the end. Nothing that erred becomes a figure. */
final class Figures {

    private final List<Map<String, Object>> rows = new ArrayList<>();
    private final Map<String, Object> about = new LinkedHashMap<>();
    private int missed;
    private int refused;

    void about(String name, Object value) {
        about.put(name, value);
        say("%-22s %s", name, value);
    }

    static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /** A title for what follows. */
    void title(String text) {
        say("%n== %s", text);
    }

    /** One side's rounds; whether they may be used. */
    boolean side(String what, String side, List<Sample> samples) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("what", what);
        row.put("side", side);
        for (Sample sample : samples) {
            if (sample.errors() > 0 || sample.done() == 0) {
                refused++;
                row.put("refused", sample.errors() + " errors: " + sample.firstError().lines().limit(12).toList());
                rows.add(row);
                say("  %-34s %-9s NO FIGURE, %d errors of %d: %s", what, side, sample.errors(), sample.done(), sample.firstError());
                return false;
            }
        }
        row.put("rate", rate(samples));
        row.put("rates", samples.stream().map(sample -> Math.round(sample.rate() * 10) / 10.0).toList());
        row.put("p50", Sample.median(samples.stream().mapToDouble(Sample::p50).toArray()));
        row.put("p99", p99(samples));
        Map<String, Double> cpu = cpu(samples);
        row.put("cpu_us", cpu);
        rows.add(row);
        StringBuilder used = new StringBuilder();
        cpu.forEach((name, each) -> used.append(String.format(Locale.ROOT, "  %s %.0f us", name, each)));
        say("  %-34s %-9s %9.1f /s  p50 %7.2f ms  p99 %7.2f ms %s", what, side, rate(samples), row.get("p50"), row.get("p99"), used);
        return true;
    }

    /** A figure against its target; higher is better unless the target is a most. */
    void against(String what, String measure, double value, double target, boolean isMost) {
        boolean met = isMost ? value <= target : value >= target;
        missed += met ? 0 : 1;
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("what", what);
        row.put("measure", measure);
        row.put("value", value);
        row.put("target", target);
        row.put("target_is", isMost ? "most" : "least");
        row.put("met", met);
        rows.add(row);
        say("  %-34s %-42s %9.3f  target %s %s  %s", what, measure, value, isMost ? "<=" : ">=", target, met ? "met" : "MISSED");
    }

    /** A figure without a target. */
    void note(String what, String measure, double value) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("what", what);
        row.put("measure", measure);
        row.put("value", value);
        rows.add(row);
        say("  %-34s %-42s %9.3f", what, measure, value);
    }

    void refuse(String what, String why) {
        refused++;
        rows.add(Map.of("what", what, "refused", why));
        say("  %-34s NO FIGURE: %s", what, why);
    }

    static double rate(List<Sample> samples) {
        return Sample.median(samples.stream().mapToDouble(Sample::rate).toArray());
    }

    static double p99(List<Sample> samples) {
        return Sample.median(samples.stream().mapToDouble(Sample::p99).toArray());
    }

    private static Map<String, Double> cpu(List<Sample> samples) {
        Map<String, Double> cpu = new LinkedHashMap<>();
        samples.get(0).cpu().keySet().forEach(name ->
                cpu.put(name, Sample.median(samples.stream().mapToDouble(sample -> sample.cpu().get(name)).toArray())));
        return cpu;
    }

    /** Writes all of it as JSON; how many targets were missed or figures refused. */
    int write(Path file) throws IOException {
        about.put("missed", missed);
        about.put("refused", refused);
        Files.createDirectories(file.toAbsolutePath().getParent());
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), Map.of("about", about, "rows", rows));
        say("%n%d missed, %d refused; figures in %s", missed, refused, file);
        return missed + refused;
    }
}
