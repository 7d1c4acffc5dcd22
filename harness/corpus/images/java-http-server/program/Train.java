import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

final class Train {
    private static final Path CHANNEL = Path.of("/opt/ml/input/data/training");
    private static final Path FAILURE = Path.of("/opt/ml/output/failure");

    static void run() throws Exception {
        try {
            System.out.println("reading " + CHANNEL);
            if (!Files.isDirectory(CHANNEL)) throw new IllegalStateException("the job has no channel training");
            List<String> lines = new ArrayList<>();
            try (var paths = Files.walk(CHANNEL)) {
                for (Path path : paths.filter(p -> p.toString().endsWith(".csv") && Files.isRegularFile(p)).sorted().toList())
                    lines.addAll(Files.readAllLines(path));
            }
            if (lines.isEmpty()) throw new IllegalStateException("the channel training has no rows");
            Means means = Means.fit(lines);
            means.save();
            System.out.println("rows=" + lines.size() + "; classes=" + means.size() + ";");
        } catch (Exception error) {
            error.printStackTrace();
            Files.writeString(FAILURE, error.toString());
            System.exit(1);
        }
    }
}
