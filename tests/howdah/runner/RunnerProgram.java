package howdah.runner;

/// `jbang lesson` without JBang, which would ask itself anew in every folder.
final class RunnerProgram {

    private RunnerProgram() {
    }

    public static void main(String[] arguments) {
        System.exit(Runner.run(arguments));
    }
}
