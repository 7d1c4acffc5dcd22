import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

final class Serve {
    static void run() throws Exception {
        Means means = Means.load();
        HttpServer server = HttpServer.create(new InetSocketAddress(8080), 511);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/ping", exchange -> answer(exchange, 200, "text/plain", ""));
        server.createContext("/invocations", exchange -> invoke(means, exchange));
        // stop() waits for open exchanges, up to the given seconds.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(20)));
        server.start();
        System.out.println("listening on 8080");
    }

    private static void invoke(Means means, HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.split(";")[0].trim().equalsIgnoreCase("text/csv")) {
            answer(exchange, 415, "text/plain", "text/csv only\n");
            return;
        }
        StringBuilder answers = new StringBuilder();
        try {
            for (String line : body.strip().split("\r?\n")) answers.append(means.predict(line)).append('\n');
        } catch (IllegalArgumentException error) {
            answer(exchange, 400, "text/plain", "bad row: " + error.getMessage() + "\n");
            return;
        }
        answer(exchange, 200, "text/csv", answers.toString());
    }

    static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
