package howdah.database;

import howdah.show.Failure;

/// Prints what the settings of its process say about an external server.
final class SettingsProgram {

    private SettingsProgram() {
    }

    public static void main(String[] arguments) {
        try {
            System.out.println(Settings.load().external() + " " + Settings.load().origins());
        } catch (Failure failure) {
            System.out.println(failure.getMessage() + " " + failure.next());
            System.exit(failure.exitCode());
        }
    }
}
