package bench;

import java.util.Arrays;
import java.util.Map;

/**
 * What one side did in one measurement.
 *
 * @param rate done a second
 * @param p50 milliseconds
 * @param p99 milliseconds; NaN where the side does not tell
 * @param cpu microseconds of each process for one of them
 */
record Sample(long done, long errors, String firstError, double rate, double p50, double p99, Map<String, Double> cpu) {

    static double median(double... values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        int n = sorted.length;
        return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
