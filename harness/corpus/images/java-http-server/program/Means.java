import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The mean of each class, and the class whose mean is nearest. */
final class Means {
    static final Path FILE = Path.of("/opt/ml/model/means.csv");
    private final Map<String, double[]> means = new LinkedHashMap<>();

    static double[] numbers(String[] cells, int from) {
        double[] values = new double[cells.length - from];
        for (int i = 0; i < values.length; i++) values[i] = Double.parseDouble(cells[i + from].trim());
        return values;
    }

    static Means fit(List<String> lines) {
        Means result = new Means();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String line : lines) {
            String[] cells = line.split(",");
            double[] values = numbers(cells, 1);
            double[] sum = result.means.computeIfAbsent(cells[0], label -> new double[values.length]);
            for (int i = 0; i < values.length; i++) sum[i] += values[i];
            counts.merge(cells[0], 1, Integer::sum);
        }
        result.means.forEach((label, sum) -> {
            for (int i = 0; i < sum.length; i++) sum[i] /= counts.get(label);
        });
        return result;
    }

    void save() throws IOException {
        List<String> lines = new ArrayList<>();
        means.forEach((label, mean) -> {
            StringBuilder line = new StringBuilder(label);
            for (double value : mean) line.append(',').append(value);
            lines.add(line.toString());
        });
        // The last line shows that the file is whole.
        lines.add("end");
        Files.write(FILE, lines);
    }

    static Means load() throws IOException {
        Means result = new Means();
        List<String> lines = Files.readAllLines(FILE);
        if (lines.size() < 2 || !lines.remove(lines.size() - 1).equals("end")) throw new IOException(FILE + " is not whole");
        for (String line : lines) {
            String[] cells = line.split(",");
            result.means.put(cells[0], numbers(cells, 1));
        }
        return result;
    }

    int size() {
        return means.size();
    }

    String predict(String line) {
        double[] values = numbers(line.split(",", -1), 0);
        String best = null;
        double nearest = Double.POSITIVE_INFINITY;
        for (var entry : means.entrySet()) {
            double[] mean = entry.getValue();
            if (mean.length != values.length)
                throw new IllegalArgumentException("a row has " + values.length + " columns, not " + mean.length);
            double distance = 0;
            for (int i = 0; i < mean.length; i++) distance += (mean[i] - values[i]) * (mean[i] - values[i]);
            if (best == null || distance < nearest) {
                best = entry.getKey();
                nearest = distance;
            }
        }
        return best;
    }
}
