public final class Main {
    public static void main(String[] arguments) throws Exception {
        String role = arguments.length == 0 ? "" : arguments[0];
        switch (role) {
            case "train" -> Train.run();
            case "serve" -> Serve.run();
            default -> {
                System.err.println("usage: Main train|serve");
                System.exit(2);
            }
        }
    }
}
