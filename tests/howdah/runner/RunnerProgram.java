package howdah.runner;

/// `jbang lesson` without JBang, which takes a while in each new working directory.
final class RunnerProgram {

    public static void main(String... arguments) {
        System.exit(Runner.run(arguments));
    }
}
